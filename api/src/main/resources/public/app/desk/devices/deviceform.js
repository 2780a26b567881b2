// What operators decide about a device: a name, a place, what it is, who may see it. Only what was changed is sent.
import { DeskForm } from "../form/deskform.js";
import { BadInput, choiceField, numberField, textField } from "../form/field.js";
import { element } from "../../page/elements.js";
import { locale } from "../../page/language.js";
import { words } from "./words.js";

export function deviceForm(device, profiles, changed) {
  let known = device;
  const { settings } = device;
  const name = textField("name", words.name, { value: device.name, dir: "auto", wide: true });
  const latitude = numberField("location.latitude", words.latitude, { value: device.location?.latitude });
  const longitude = numberField("location.longitude", words.longitude, { value: device.location?.longitude });
  const profile = choiceField("profile", words.profile, offered(profiles), { value: device.profile, help: words.profileHelp, wide: true });
  const interval = textField("interval", words.interval, { value: device.interval, help: words.intervalHelp });
  const visibility = choiceField("visibility", words.visibility, Object.entries(words.visibilityChoices), { value: device.visibility });
  const binDepth = numberField("settings.binDepth", words.binDepth, { value: settings.binDepth, help: words.binDepthHelp });
  const sensorHeight = numberField("settings.sensorHeight", words.sensorHeight, {
    value: settings.sensorHeight,
    help: words.sensorHeightHelp,
  });
  const fields = [name, latitude, longitude, profile, interval, visibility, binDepth, sensorHeight];

  return new DeskForm({
    fields: () => fields,
    content: [element("div", { class: "form-grid" }, ...fields.map((field) => field.element))],
    submit: () => (known.unclaimed > 0 ? words.claim : words.save),
    call: () => ({ method: "PATCH", path: `devices/${encodeURIComponent(device.id)}`, body: patch }),
    done: (answer) => {
      const waited = known.unclaimed > 0 && answer.profile !== null;
      const saying = waited ? words.claimed(known.unclaimed) : words.saved;
      known = answer;
      changed(answer);
      return saying;
    },
  }).element;

  /** What is another now than it was, as a merge patch has it. */
  function patch() {
    return {
      ...(name.value === known.name ? {} : { name: name.value }),
      ...place(),
      ...(profile.value === known.profile ? {} : { profile: profile.value }),
      ...(interval.value === known.interval ? {} : { interval: interval.value }),
      ...(visibility.value === known.visibility ? {} : { visibility: visibility.value }),
      ...numbers(),
    };
  }

  function place() {
    const [north, east] = [latitude.value, longitude.value];
    if (north === (known.location?.latitude ?? null) && east === (known.location?.longitude ?? null)) {
      return {};
    }
    if ((north === null) !== (east === null)) {
      throw new BadInput(north === null ? latitude : longitude, words.halfAPlace);
    }
    return { location: north === null ? null : { latitude: north, longitude: east } };
  }

  function numbers() {
    const changes = [["binDepth", binDepth], ["sensorHeight", sensorHeight]]
      .filter(([setting, field]) => field.value !== (known.settings[setting] ?? null))
      .map(([setting, field]) => [setting, field.value]);
    return changes.length ? { settings: Object.fromEntries(changes) } : {};
  }
}

function offered(profiles) {
  return [
    ["", words.noProfile],
    ...profiles.map(({ id, name }) => [id, name]).sort(([, a], [, b]) => a.localeCompare(b, locale)),
  ];
}
