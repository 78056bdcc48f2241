/* Puts a verdict over everything. Its words come from the page (<template id="verdict-…">), never from here. */
import { onHold } from "./holding.js";
import { allowSound, signal } from "./signals.js";

const CLEARS = { go: 800, vip: 2000 };
const SETTLE = 350; // a tap meant for the screen before does not clear this one
const FITS = ["l", "m", "", "s", "xs"]; // sizes of the word, largest first
const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/;

export class Verdicts {
  #frame;
  #place;
  #spoken;
  #behind;
  #clear = null;

  constructor({ frame, place, spoken, behind }) {
    this.#frame = frame;
    this.#place = place;
    this.#spoken = spoken;
    this.#behind = behind;
    addEventListener("pointerdown", allowSound, { capture: true });
    addEventListener("keydown", allowSound, { capture: true });
  }

  /** Show what the outcome's template says, filled with `facts`; resolves when it is gone again. `letIn`: what a
      supervisor's long press does, where the screen offers it. */
  show(outcome, facts = {}, letIn = null) {
    this.dismiss();
    const screen = screenOf(outcome, facts);
    const held = screen.querySelector("[data-hold]");
    if (held) held.hidden = !letIn;
    if (held && letIn) onHold(held, letIn);
    const verdict = screen.dataset.v;
    this.#place.replaceChildren(screen);
    for (const words of screen.querySelectorAll("[data-fit]")) shrink(words);
    this.#spoken.textContent = sentenceOf(screen);
    if (verdict) this.#colour(verdict);
    return new Promise((resolve) => this.#keep(screen, CLEARS[verdict], resolve));
  }

  #colour(verdict) {
    this.#frame.dataset.v = verdict;
    signal(verdict);
  }

  dismiss() {
    this.#clear?.();
  }

  /** Whether a refusal is on the screen; if so it is heard and felt once more. */
  insists() {
    const verdict = this.#frame.dataset.v;
    if (!verdict || CLEARS[verdict]) return false;
    signal(verdict);
    return true;
  }

  #keep(screen, milliseconds, gone) {
    const waits = Boolean(screen.dataset.v) && !milliseconds;
    this.#behind.inert = waits;
    const timer = milliseconds && setTimeout(() => this.dismiss(), milliseconds);
    this.#clear = () => {
      clearTimeout(timer);
      this.#clear = null;
      this.#behind.inert = false;
      delete this.#frame.dataset.v;
      screen.remove();
      gone();
    };
    if (screen.dataset.v) this.#letGo(screen, waits);
  }

  #letGo(screen, waits) {
    const since = performance.now();
    const settled = () => performance.now() - since > SETTLE;
    screen.addEventListener("click", (event) => {
      if (!event.target.closest("a, [data-hold]") && settled()) this.dismiss();
    });
    screen.addEventListener("keydown", (event) => {
      if (event.repeat) event.preventDefault(); // the Enter that sent the code may still be down
    });
    if (waits) screen.querySelector("[data-next]").focus({ preventScroll: true });
  }
}

function screenOf(outcome, facts) {
  const screen = templateOf(outcome).content.firstElementChild.cloneNode(true);
  for (const slot of screen.querySelectorAll("[data-slot]")) fill(slot, facts[slot.dataset.slot]);
  for (const part of screen.querySelectorAll("[data-with]")) part.hidden = !facts[part.dataset.with];
  for (const part of screen.querySelectorAll("[data-without]")) part.hidden = Boolean(facts[part.dataset.without]);
  const word = screen.querySelector(".verdict-word");
  word.dataset.fit = fitOf(word.textContent);
  return screen;
}

export function templateOf(outcome) {
  return document.getElementById(`verdict-${outcome}`) ?? document.getElementById("verdict-unforeseen");
}

function fill(slot, value) {
  const { text, lang } = value?.text === undefined ? { text: value } : value;
  slot.textContent = text ?? "";
  slot.hidden = !text;
  if (lang) slot.lang = lang;
}

/** Short words stand large; of longer ones the longest sets the size, so that nothing is clipped. */
export function fitOf(words) {
  const whole = widthOf(words.trim());
  if (whole <= 5) return "l";
  if (whole <= 8) return "m";
  const longest = Math.max(...words.trim().split(/\s+/).map(widthOf));
  return longest <= 10 ? "" : longest <= 14 ? "s" : "xs";
}

/** A wider typeface than the drawing's must not push a word off the screen. */
function shrink(words) {
  let at = FITS.indexOf(words.dataset.fit);
  while (words.scrollWidth > words.clientWidth && ++at < FITS.length) words.dataset.fit = FITS[at];
}

function widthOf(word) {
  return Array.from(word).reduce((sum, character) => sum + (WIDE.test(character) ? 1.7 : 1), 0);
}

function sentenceOf(screen) {
  const parts = screen.querySelectorAll(".verdict-word, .verdict-why, .verdict-band p, .verdict-who strong");
  return Array.from(parts).filter((part) => !part.closest("[hidden]")).map((part) => part.textContent.trim().replace(/\.$/, "")).filter(Boolean).join(". ");
}
