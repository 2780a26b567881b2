// The language of the page: the one chosen before, else the browser's, else German.
import { de } from "./words-de.js";
import { en } from "./words-en.js";

const KEPT = "talpuls.language";
const WORDS = { de, en };

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // a browser that keeps nothing
  }
}

function fromBrowser() {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.find((code) => code in WORDS);
}

const code = Object.hasOwn(WORDS, kept() ?? "") ? kept() : (fromBrowser() ?? "de");

/** For Intl: the browser's own variant of the language (Austrian German, say), else the German or British one. */
export const locale =
  navigator.languages.find((tag) => tag.toLowerCase().startsWith(`${code}-`)) ?? { de: "de-DE", en: "en-GB" }[code];

export const words = WORDS[code];

/** Of words in each language those of the page: what a room says is kept with the room. */
export function spoken(inAll) {
  return inAll[code];
}

/** Puts the words into the page as it was delivered and makes the switch to the other language work. */
export function translate(page, button) {
  page.documentElement.lang = code;
  page.title = words.title;
  for (const element of page.querySelectorAll("[data-word]")) {
    element.textContent = words[element.dataset.word];
  }
  for (const element of page.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", words[element.dataset.label]);
  }
  const other = code === "de" ? "en" : "de";
  button.textContent = words.otherLanguage;
  button.lang = other;
  button.addEventListener("click", () => {
    localStorage.setItem(KEPT, other);
    location.reload();
  });
}
