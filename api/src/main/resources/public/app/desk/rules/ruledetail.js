// One rule: the form for the usual, JSON for all of it, and what ends it. What was written in one is kept in the other.
import { session } from "../../data/session.js";
import { Choice } from "../../page/choice.js";
import { element } from "../../page/elements.js";
import { confirmed } from "../form/confirm.js";
import { deed } from "../form/deed.js";
import { DeskForm } from "../form/deskform.js";
import { BadInput, longField } from "../form/field.js";
import { RuleFields } from "./rulefields.js";
import { words } from "./words.js";

/** What the detail of a rule shows; `saved(rule)` and `gone()` hear what became of it. */
export function ruleDetail(rule, { saved, gone }) {
  if (!session.may("operator")) {
    return [element("pre", { class: "code", tabindex: 0, role: "region", "aria-label": words.json }, JSON.stringify(written(rule), null, 2))];
  }
  const isNew = rule.id === null;
  let known = rule;
  let asJson = false;
  const fields = new RuleFields(rule);
  const json = longField("", words.json, { value: "", rows: 24, class: "code", help: words.jsonHelp });
  json.hidden = true;

  const body = () => (asJson ? parsed() : fields.value);
  const form = new DeskForm({
    fields: () => (asJson ? [json] : fields.all),
    content: [
      new Choice(words.how, [["form", words.asForm], ["json", words.asJson]], "form", turn).element,
      fields.element,
      json.element,
    ],
    submit: () => words.save,
    call: () => ({
      method: isNew ? "POST" : "PUT",
      path: isNew ? "rules" : `rules/${encodeURIComponent(rule.id)}`,
      body,
    }),
    done: (answer) => {
      known = answer;
      showSwitch();
      saved(answer);
      return words.saved;
    },
  });
  const place = element("div", { class: "deeds" });
  const showSwitch = () => {
    if (!isNew) {
      place.replaceChildren(toggle(), removal(rule, gone));
    }
  };
  showSwitch();
  return [form.element, isNew ? null : element("h4", {}, words.more), place].filter(Boolean);

  function turn(how) {
    if (how === "json") {
      json.value = JSON.stringify(fields.draft(), null, 2);
    } else {
      try {
        fields.show(parsed());
      } catch {
        // What cannot be read stays as JSON; the form has what it had.
      }
    }
    asJson = how === "json";
    json.hidden = !asJson;
    fields.element.hidden = asJson;
  }

  function parsed() {
    try {
      return JSON.parse(json.input.value);
    } catch (failure) {
      throw new BadInput(json, words.noJson(failure.message));
    }
  }

  function toggle() {
    return deed({
      action: () => (known.enabled ? words.switchOff : words.switchOn),
      call: () => ({
        method: "PUT",
        path: `rules/${encodeURIComponent(rule.id)}`,
        body: () => ({ ...written(known), enabled: !known.enabled }),
      }),
      done: (answer) => {
        known = answer;
        fields.enabled = answer.enabled;
        saved(answer);
        return answer.enabled ? words.isOn : words.isOff;
      },
    });
  }
}

function removal({ id, name }, gone) {
  const call = { method: "DELETE", path: `rules/${encodeURIComponent(id)}` };
  const remove = async () => {
    if (await confirmed({ title: words.removeTitle(name), text: [words.removeText], action: words.remove, danger: true, call })) {
      gone();
    }
  };
  return element("button", { type: "button", class: "button", onclick: remove }, words.remove);
}

/** What of a rule is written by operators. */
function written({ origin: _, ...rule }) {
  return rule;
}
