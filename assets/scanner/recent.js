/* The last twenty scans of this gate, newest first. Names are kept in memory only: a lost phone shows none. */
import { templateOf } from "./verdict.js";

const KEPT = 20;

export class Recent {
  #list;
  #latest;
  #row;
  #clock;
  #rows = new Map();

  constructor({ list, latest, row, clock }) {
    this.#list = list;
    this.#latest = latest;
    this.#row = row;
    this.#clock = clock;
  }

  /** Add the record, or replace what was said about it. */
  note(record, outcome, facts = {}) {
    const row = this.#row.content.firstElementChild.cloneNode(true);
    row.dataset.outcome = outcome;
    row.querySelector("time").textContent = this.#clock(record.device_time);
    row.querySelector("[data-word]").textContent = wordOf(outcome);
    row.querySelector("[data-name]").textContent = facts.name ?? "";
    this.#place(record.id, row);
  }

  /** The server says something else than was shown here: both stand. */
  word(record, outcome) {
    const row = this.#rows.get(record.id);
    if (!row || row.dataset.outcome === outcome || outcome === "noted") return;
    const place = row.querySelector("[data-server]");
    place.hidden = false;
    place.querySelector("b").textContent = wordOf(outcome);
  }

  #place(id, row) {
    const old = this.#rows.get(id);
    if (old) old.replaceWith(row);
    else this.#list.prepend(row);
    this.#rows.set(id, row);
    this.#latest.textContent = Array.from(this.#list.firstElementChild.querySelectorAll("time, [data-word], [data-name]"), (part) => part.textContent).filter(Boolean).join(" · ");
    if (this.#rows.size > KEPT) this.#forget(this.#rows.keys().next().value);
  }

  #forget(id) {
    this.#rows.get(id).remove();
    this.#rows.delete(id);
  }
}

function wordOf(outcome) {
  return templateOf(outcome).content.querySelector(".verdict-word").textContent.trim();
}
