// Runs in every sandbox before any script, and is the only code that reaches outside: it takes one text, gives one.
// The first call of talpuls() takes a script and gives nothing, or why it is none. Each later call takes a frame,
// {"recvTime": ms since 1970, "fPort": .., "bytes": [..]}, and gives {"data": {..}, "warnings": [..]} or
// {"errors": [..]}, or {"stopped": [..]} if the memory did not suffice. Scripts may change their globals and prototypes as they like. So what is used here is kept here, and
// once a script is there nothing is asked of a prototype but where the script would only cheat itself.
(() => {
  const {parse, stringify} = JSON;
  const invoke = globalThis.java_invoke;
  const take = () => parse(invoke('host', 'take', '[]'));
  const give = (text) => {
    invoke('host', 'give', `[${stringify(text)}]`);
  };
  const evaluate = globalThis.eval; // Called by another name it evaluates as a script of its own: sloppy, and global.
  const {isFinite} = Number;
  const {isArray} = Array;
  const ScriptDate = Date;
  const ScriptString = String;
  const ScriptTrouble = InternalError;
  const slice = Function.prototype.call.bind(String.prototype.slice);
  const exec = Function.prototype.call.bind(RegExp.prototype.exec);
  const longestAnswer = 65536;
  const longestText = 1000;
  const mostTexts = 20;
  const entries =
      '\n;[typeof decodeUplink === "function" ? decodeUplink : undefined,'
      + ' typeof Decode === "function" ? Decode : undefined,'
      + ' typeof Decoder === "function" ? Decoder : undefined]';

  for (const name of ['Javy', 'plugin', 'java_invoke', 'host', 'quickjs4j_engine', 'queueMicrotask']) {
    delete globalThis[name];
  }
  globalThis.console = {};
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace']) {
    console[name] = () => {};
  }

  const why = (error) => {
    let text;
    try {
      text = ScriptString(error);
      const place = exec(
          /(?:<evalScript>|<input>|eval)[^\n]*?:(\d+)(?::(\d+))?/, ScriptString(error && error.stack));
      if (place) {
        text += ` (line ${place[1]}${place[2] ? `, column ${place[2]}` : ''})`;
      }
    } catch (e) {
      text = 'it threw something that is no error';
    }
    return text.length > longestText ? `${slice(text, 0, longestText - 3)}...` : text;
  };

  const functionsOf = (source) => {
    try {
      return evaluate(source + entries);
    } catch (error) {
      if (!(error instanceof SyntaxError) || !/^[ \t]*export\b/m.test(source)) {
        throw error;
      }
      // A module: what it exports is there without being exported.
      return evaluate(source
          .replace(/^([ \t]*)export[ \t]+(?:default[ \t]+)?(?=(?:async[ \t]+)?(?:function|class|const|let|var)\b)/gm, '$1')
          .replace(/^[ \t]*export[ \t]*(?:default[ \t]+[\w$]+|\{[^}]*\})[ \t]*;?/gm, '') + entries);
    }
  };

  let decode;

  const load = () => {
    const [decodeUplink, Decode, Decoder] = functionsOf(take());
    if (decodeUplink) {
      decode = (frame) => {
        const answer = decodeUplink({
          bytes: frame.bytes, fPort: frame.fPort, recvTime: new ScriptDate(frame.recvTime), variables: {}});
        if (answer === null || typeof answer !== 'object') {
          throw kind('decodeUplink', answer, '{data: {..}}');
        }
        const errors = texts(answer.errors);
        return errors ? failed(errors) : answered('data', answer.data, texts(answer.warnings));
      };
    } else if (Decode) {
      decode = (frame) => answered('Decode', Decode(frame.fPort, frame.bytes, {}), '');
    } else if (Decoder) {
      decode = (frame) => answered('Decoder', Decoder(frame.bytes, frame.fPort), '');
    } else {
      throw 'it has none of the functions decodeUplink(input), Decode(fPort, bytes, variables), Decoder(bytes, port)';
    }
  };

  const kind = (what, value, wanted) =>
      `${what} gave ${value === undefined || value === null ? 'nothing'
          : isArray(value) ? 'a list' : `a ${typeof value}`}, where ${wanted} belongs`;

  // What is in the list as texts in JSON, with commas between.
  const texts = (list) => {
    const count = isArray(list) ? list.length : list === undefined || list === null || list === '' ? 0 : 1;
    let json = '';
    for (let i = 0; i < count && i < mostTexts; i++) {
      json += (i > 0 ? ',' : '') + stringify(why(isArray(list) ? list[i] : list));
    }
    return json;
  };

  const failed = (errors) => `{"errors":[${errors}]}`;

  const answered = (what, data, said) => {
    if (data === null || typeof data !== 'object' || isArray(data)) {
      throw kind(what, data, 'an object');
    }
    let warnings = said;
    let found = 0;
    // JSON has no undefined, no NaN and no large integers.
    const json = stringify(data, (name, value) => {
      switch (typeof value) {
        case 'undefined':
          return null;
        case 'number':
          if (isFinite(value)) {
            return value;
          }
          if (found++ < mostTexts) {
            warnings += (warnings ? ',' : '') + stringify(why(`${name} is ${value}`));
          }
          return null;
        case 'bigint':
          return Number(value);
        default:
          return value;
      }
    });
    if (typeof json !== 'string') {
      throw kind(what, json, 'an object');
    }
    if (json.length > longestAnswer) {
      throw `it gave ${json.length} characters of values, where ${longestAnswer} are the most`;
    }
    return `{"data":${json},"warnings":[${warnings}]}`;
  };

  Object.defineProperty(globalThis, 'talpuls', {
    value: () => {
      if (decode === undefined) {
        try {
          load();
        } catch (error) {
          give(why(error));
        }
      } else {
        let text;
        try {
          text = decode(parse(take()));
        } catch (error) {
          const said = why(error);
          text = error instanceof ScriptTrouble && exec(/out of memory/, said)
              ? '{"stopped":["it was stopped: it needs more than 16 MiB of memory"]}' : failed(stringify(said));
        }
        give(text);
      }
    },
  });
})();
