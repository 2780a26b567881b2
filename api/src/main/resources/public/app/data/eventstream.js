// Reads a stream of server-sent events (HTML Standard, 9.2.6) from the body of an answer. The browser's own EventSource
// cannot say who asks, since it sends no headers.

const LINE_END = /\r\n|\n|\r/;

/** Whenever some of it has come, the events that have: { type, data } each, none of them if it was a comment. */
export async function* eventsIn(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  const reading = new EventReading();
  try {
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      yield reading.events(value);
    }
  } finally {
    reader.cancel().catch(() => {}); // it is over already
  }
}

/** What of a stream has been read so far. */
export class EventReading {
  #rest = "";
  #type = "";
  #data = [];

  /** The events that are complete with a further piece of the stream's text. */
  events(text) {
    let known = this.#rest + text;
    // What ends with CR may go on with the LF that belongs to it.
    const held = known.endsWith("\r") ? "\r" : "";
    known = known.slice(0, known.length - held.length);
    const lines = known.split(LINE_END);
    this.#rest = lines.pop() + held;
    return lines.map((line) => this.#event(line)).filter((event) => event !== null);
  }

  #event(line) {
    if (line !== "") {
      this.#field(line);
      return null;
    }
    const event = this.#data.length > 0 ? { type: this.#type || "message", data: this.#data.join("\n") } : null;
    this.#type = "";
    this.#data = [];
    return event;
  }

  #field(line) {
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(line.startsWith(": ", colon) ? colon + 2 : colon + 1);
    if (name === "data") {
      this.#data.push(value);
    } else if (name === "event") {
      this.#type = value;
    }
  }
}
