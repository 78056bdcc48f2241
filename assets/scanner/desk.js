/* What the door staff see and touch around the verdict: link, counts, typed code, last scans, taking back. */
import { openCamera } from "./lenses.js";
import { Recent } from "./recent.js";
import { ADMISSIONS } from "./rules.js";
import { Verdicts } from "./verdict.js";

const HAND = "forum-door-hand";
const STILL = 150; // a name is looked for when the typing rests

export class Desk {
  #page;
  #verdicts;
  #recent;
  #clock;
  #camera;
  #letIn;
  #offered = null;

  constructor(page) {
    this.#page = page;
    this.#clock = clockOf(page.dataset.timezone);
    this.#verdicts = new Verdicts({ frame: page, place: part(page, "verdict"), spoken: part(page, "spoken"), behind: part(page, "behind") });
    this.#recent = new Recent({ list: part(page, "recent"), latest: part(page, "latest"), row: document.getElementById("recent-row"), clock: this.#clock });
    page.dataset.hand = localStorage.getItem(HAND) ?? "right";
  }

  start({ seen, typed, sought, chosen, letIn, everything }) {
    this.#camera = openCamera(this.#page, seen);
    this.#letIn = letIn;
    this.#typing(typed);
    if (part(this.#page, "found")) this.#seeking(sought, chosen);
    this.#windows();
    this.#hand();
    for (const button of this.#page.querySelectorAll("[data-save]")) {
      button.addEventListener("click", async () => save(await everything(), this.#page.dataset.device));
    }
  }

  /** `code`: whose badge it is, so that a supervisor may let them in all the same. */
  show(outcome, result = {}, code = null) {
    return this.#verdicts.show(outcome, this.#facts(result), code?.h && (() => this.#letIn(code)));
  }

  dismiss() {
    this.#verdicts.dismiss();
  }

  /** Whether a refusal is on the screen: it stays, and says so again. */
  insists() {
    return this.#verdicts.insists();
  }

  note(record, outcome, result = {}) {
    this.#recent.note(record, outcome, this.#facts(result));
    part(this.#page, "none-yet").hidden = true;
  }

  /** A scan of before this page was opened: what was shown, and the server's word if there is one. */
  recall(record, answer) {
    if (record.shown === "asked") return this.note(record, answer ?? "waiting");
    this.note(record, record.shown);
    if (answer) this.#recent.word(record, answer);
  }

  /** The server's word on what was shown here. What was shown stays. */
  noteWord(record, outcome) {
    if (ADMISSIONS.has(outcome)) this.#count(1);
    if (outcome === "left") this.#count(-1);
    this.#recent.word(record, outcome);
  }

  link(reached, counts, unsent) {
    this.#page.dataset.link = reached ? "online" : "offline";
    this.unsent(unsent);
    if (!counts) return;
    part(this.#page, "inside").textContent = counts.inside;
    part(this.#page, "expected").textContent = counts.expected;
  }

  listAge(asOf) {
    this.#page.toggleAttribute("data-listed", asOf > 0);
    if (asOf) for (const place of this.#page.querySelectorAll("[data-part~=as-of]")) place.textContent = this.#clock(asOf);
  }

  /** The next look at the server sets it right. */
  #count(by) {
    const inside = part(this.#page, "inside");
    inside.textContent = Math.max(0, Number(inside.textContent) + by);
  }

  unsent(count) {
    for (const place of this.#page.querySelectorAll("[data-part~=unsent]")) place.textContent = count;
    this.#page.toggleAttribute("data-unsent", count > 0);
    part(this.#page, "leave").disabled = count > 0;
  }

  /** For so many milliseconds one touch takes the last scan back. */
  offer(milliseconds, takeBack) {
    const button = part(this.#page, "undo");
    clearTimeout(this.#offered);
    button.hidden = false;
    button.onclick = () => {
      button.hidden = true;
      takeBack();
    };
    this.#offered = setTimeout(() => (button.hidden = true), milliseconds);
  }

  slip(kind) {
    for (const words of this.#page.querySelectorAll("[data-slip]")) words.hidden = words.dataset.slip !== kind;
    part(this.#page, "code").toggleAttribute("aria-invalid", Boolean(kind));
    if (kind) part(this.#page, "code").select();
  }

  clearField() {
    part(this.#page, "code").value = "";
    part(this.#page, "found")?.replaceChildren();
    this.slip(null);
  }

  /** A supervisor took this device off its gate. */
  removed() {
    this.dismiss();
    this.#camera.close();
    this.#page.dataset.link = "removed";
  }

  #typing(typed) {
    const field = part(this.#page, "code");
    field.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const first = part(this.#page, "found")?.querySelector("button");
      if (first) return first.click();
      if (field.value.trim()) typed(field.value);
    });
    field.addEventListener("input", () => this.slip(null));
    field.addEventListener("keydown", ({ key }) => key === "Escape" && this.clearField());
  }

  /** Names, where this device may read them. */
  #seeking(sought, chosen) {
    let resting;
    part(this.#page, "code").addEventListener("input", ({ target: { value } }) => {
      clearTimeout(resting);
      resting = setTimeout(async () => this.#found(value.length > 1 && value.length < 32 ? await sought(value) : [], chosen), STILL);
    });
  }

  #found(rows, chosen) {
    const template = document.getElementById("found-row");
    part(this.#page, "found").replaceChildren(...rows.map((row) => {
      const line = template.content.firstElementChild.cloneNode(true);
      const [name, native, language, organisation] = row.name;
      line.querySelector("b").textContent = name;
      Object.assign(line.querySelector("[data-native]"), { textContent: native, lang: language });
      line.querySelector("[data-organisation]").textContent = organisation;
      line.querySelector("button").addEventListener("click", () => {
        this.clearField();
        chosen(row);
      });
      return line;
    }));
  }

  #windows() {
    for (const button of this.#page.querySelectorAll("[data-opens]")) {
      const dialog = part(this.#page, button.dataset.opens);
      button.addEventListener("click", () => dialog.showModal());
    }
  }

  #hand() {
    part(this.#page, "hand").addEventListener("click", () => {
      this.#page.dataset.hand = this.#page.dataset.hand === "left" ? "right" : "left";
      localStorage.setItem(HAND, this.#page.dataset.hand);
    });
  }

  #facts({ holder, since, gate, gates, host }) {
    return {
      name: holder?.name,
      native: holder?.native && { text: holder.native, lang: holder.language },
      organisation: holder?.organisation,
      letter: holder?.letter,
      time: since && this.#clock(since),
      gate,
      gates: gates?.join(", "),
      host,
    };
  }
}

export function part(page, name) {
  return page.querySelector(`[data-part~="${name}"]`);
}

function clockOf(timeZone) {
  const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  return (moment) => format.format(new Date(moment));
}

function save(records, device) {
  const address = URL.createObjectURL(new Blob([JSON.stringify({ device, records }, null, 1)], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href: address, download: `scans-${device}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
