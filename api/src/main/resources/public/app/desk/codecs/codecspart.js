// The codecs, those that are shipped and those of operators. One is read, tried, changed, or written anew.
import { get } from "../../data/api.js";
import { session } from "../../data/session.js";
import { addressOf } from "../../page/address.js";
import { element } from "../../page/elements.js";
import { PagedList } from "../form/pagedlist.js";
import { Split } from "../form/split.js";
import { codecDetail } from "./codecdetail.js";
import { words } from "./words.js";

const TEMPLATE = `// input.bytes: a list of numbers; input.fPort: the port
function decodeUplink(input) {
  const bytes = input.bytes;
  return {
    data: {
      temperature: (((bytes[0] << 24) >> 16) | bytes[1]) / 100,
    },
  };
}
`;

export default class CodecsPart {
  #changed;
  #title = null;
  #list;
  #split;

  constructor(place, changed) {
    this.#changed = changed;
    this.#list = new PagedList({
      path: "codecs",
      caption: words.title,
      empty: words.empty,
      key: ({ id }) => id,
      columns: [
        { name: words.codec, cell: ({ id }) => element("a", { href: address(id) }, id) },
        { name: words.form, minor: true, cell: ({ form }) => words.forms[form] ?? form },
        { name: words.origin, cell: ({ origin }) => words.origins[origin] ?? origin },
      ],
    });
    const make = session.may("operator")
      ? element("a", { class: "button button-main", href: addressOf({ room: "desk", parts: ["codecs"], options: { make: "yes" } }) }, words.make)
      : null;
    this.#split = new Split(element("div", { class: "desk-filter" }, make), this.#list.element);
    place.append(this.#split.element);
  }

  get watched() {
    return this.#list.watched;
  }

  get title() {
    return this.#title;
  }

  show({ parts: [, id], options }) {
    this.#list.ask({});
    this.#list.choose(id ?? null);
    this.#title = null;
    const sample = { bytes: options.get("bytes") ?? "", fPort: options.get("fPort") ?? "" };
    if (id) {
      this.#open(id, () => get(`codecs/${encodeURIComponent(id)}`), sample);
    } else if (options.get("make") && session.may("operator")) {
      this.#open(`:${sample.bytes}`, async () => ({ id: null, form: "javascript", source: TEMPLATE, origin: "operator" }), sample);
    } else {
      this.#list.focus(this.#split.close());
    }
  }

  refresh() {
    this.#list.refresh();
  }

  hide() {
    this.#list.stop();
  }

  #open(key, ask, sample) {
    this.#split.open(key, address(), ask, (codec) => {
      this.#title = codec.id ?? words.make;
      this.#changed();
      return {
        title: this.#title,
        content: codecDetail(codec, sample, {
          saved: (id) => {
            this.#list.refresh();
            if (codec.id === null) {
              location.hash = address(id);
            }
          },
          gone: () => {
            this.#split.forget();
            this.#list.refresh();
            location.hash = address();
          },
        }),
      };
    });
  }
}

function address(id = null) {
  return addressOf({ room: "desk", parts: ["codecs", id] });
}
