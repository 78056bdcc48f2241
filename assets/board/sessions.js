/* The sessions of the day, read from the list that the server wrote, and written back to it. */
import { clock } from "./plan.js";

export class Session {
  constructor(row) {
    this.row = row;
    this.ref = row.dataset.ref;
    this.at = Number(row.dataset.at);
    this.minutes = Number(row.dataset.minutes);
    this.room = row.dataset.room ? Number(row.dataset.room) : null;
    this.people = row.dataset.people.split(" ").filter(Boolean);
    this.isForAll = row.hasAttribute("data-for-all");
    this.form = row.querySelector(".spot-form");
    this.version = Number(this.form.elements.version.value);
    this.title = row.querySelector("h2 a").textContent;
    this.block = this.#draw();
  }

  get address() {
    return this.form.action;
  }

  get clock() {
    return clock(this.at);
  }

  stand({ at, minutes, room }) {
    Object.assign(this, { at, minutes, room });
    const { time, minutes: long, room: where } = this.form.elements;
    time.value = clock(at);
    long.value = String(minutes);
    where.value = room === null ? "" : String(room);
  }

  /** What the pickers say now. */
  picked() {
    const { time, minutes, room } = this.form.elements;
    const [hour, minute] = time.value.split(":").map(Number);
    return { at: hour * 60 + minute, minutes: Number(minutes.value), room: room.value ? Number(room.value) : null };
  }

  #draw() {
    const block = document.createElement("div");
    block.className = "block";
    block.setAttribute("role", "listitem");
    block.dataset.ref = this.ref;
    if (this.row.dataset.kind === "break") block.dataset.kind = "move";
    const name = document.createElement("strong");
    name.append(this.row.querySelector("h2 a").cloneNode(true));
    this.time = document.createElement("span");
    this.time.className = "faint";
    const grip = document.createElement("span");
    grip.className = "block-grip";
    const people = this.row.querySelector("p")?.cloneNode(true);
    const mark = this.row.querySelector("h2 .mark")?.cloneNode(true);
    block.append(...[mark, name, this.time, people, grip].filter(Boolean));
    return block;
  }
}
