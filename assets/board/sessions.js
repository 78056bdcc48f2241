/* The sessions of the day, read from the list that the server wrote, and written back to it. */
import { clock } from "./plan.js";

export class Session {
  constructor(row, button) {
    this.row = row;
    this.ref = row.dataset.ref;
    this.at = Number(row.dataset.at);
    this.minutes = Number(row.dataset.minutes);
    this.room = row.dataset.room ? Number(row.dataset.room) : null;
    this.isForAll = row.hasAttribute("data-for-all");
    this.forms = row.querySelector(".spot-forms");
    this.form = row.querySelector(".spot-form");
    this.version = Number(this.form.elements.version.value);
    this.title = row.querySelector("h2 a").textContent;
    this.concerned = row.querySelector(".spot-concerned")?.textContent ?? "";
    this.block = this.#draw(button);
  }

  get address() {
    return this.form.action;
  }

  /** As the server takes it. */
  get sent() {
    const { ref, minutes, version } = this;
    return { ref, time: clock(this.at), minutes: String(minutes), room: String(this.room ?? ""), version: String(version) };
  }

  stand({ at, minutes, room }) {
    Object.assign(this, { at, minutes, room });
    const { time, minutes: long, room: where } = this.form.elements;
    time.value = clock(at);
    long.value = String(minutes);
    where.value = String(room ?? "");
  }

  stamp(version) {
    this.version = version;
    for (const field of this.row.querySelectorAll("[name=version]")) field.value = String(version);
  }

  /** What the pickers say now. */
  picked() {
    const { time, minutes, room } = this.form.elements;
    const [hour, minute] = time.value.split(":").map(Number);
    return { at: hour * 60 + minute, minutes: Number(minutes.value), room: room.value ? Number(room.value) : null };
  }

  /** All rooms to choose from, where the page has only this session's own. */
  offer(rooms) {
    const { room } = this.form.elements;
    if (room.options.length > rooms.children.length) return;
    room.replaceChildren(room.options[0], rooms.cloneNode(true));
    room.value = String(this.room ?? "");
  }

  #draw(button) {
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
    const people = this.row.querySelector("p.muted")?.cloneNode(true);
    const mark = this.row.querySelector("h2 .mark")?.cloneNode(true);
    block.append(...[mark, name, this.time, people, button.cloneNode(true), grip].filter(Boolean));
    return block;
  }
}
