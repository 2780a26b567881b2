// The door of the page: its rooms, the live stream, and who is signed in.
import { Live } from "./data/live.js";
import { reach } from "./data/reach.js";
import { session } from "./data/session.js";
import { Account } from "./page/account.js";
import { Connection } from "./page/connection.js";
import { element } from "./page/elements.js";
import { translate } from "./page/language.js";
import { Rooms } from "./page/rooms.js";
import { styled } from "./page/styles.js";

const TICK = 20_000;

const place = (id) => document.getElementById(id);
translate(document, place("language"));

// In the order of the ways to them.
const loaders = {
  map: () => import("./map/maproom.js"),
  air: () => withStyle("air", import("./air/airroom.js")),
  noise: () => withStyle("noise", import("./noise/noiseroom.js")),
  wupper: () => withStyle("wupper", import("./wupper/wupperroom.js")),
  waste: () => withStyle("waste", import("./waste/wasteroom.js")),
  weather: () => withStyle("weather", import("./weather/weatherroom.js")),
  network: () => withStyle("network", import("./network/networkroom.js")),
  desk: () => withStyle("desk", import("./desk/deskroom.js")),
};
const rooms = new Rooms(place("rooms"), loaders, (name) => place(`room-${name}`) ?? built(name));
const live = new Live();
const connection = new Connection(place("connection"), live);
new Account(place("account"));

live.addEventListener("reading", ({ detail: reading }) => {
  reach.measured(reading.time);
  rooms.hear(reading);
});

async function withStyle(name, module) {
  await styled(`css/${name}.css`);
  return module;
}

/** The place of a room that the page was not delivered with. */
function built(name) {
  const made = element("div", { id: `room-${name}`, class: "room", tabindex: -1, hidden: true });
  place("main").append(made);
  return made;
}

let missed = false;
live.addEventListener("state", () => {
  if (live.state !== "live") {
    missed = true;
  } else if (missed) {
    missed = false;
    rooms.refresh();
  }
});

// Who is signed in sees and hears of internal devices too, and who signs out no more.
session.addEventListener("changed", () => {
  live.restart();
  rooms.refresh();
});

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // the address says which room is shown
  const room = document.querySelector("main > :not([hidden])");
  (room.querySelector("#list") ?? room).focus();
});

addEventListener("hashchange", () => rooms.follow());
setInterval(() => {
  rooms.tick();
  connection.show();
}, TICK);

live.start();
await Promise.all([session.resume(), rooms.follow()]);
