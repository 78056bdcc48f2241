/* The sessions of the day, read from the list that the server wrote, and written back to it. */
import { clock } from "./plan.js";

export class Session {
  #pattern;
  #forms;
  #isMade = false;

  /** `button` stands on its block. `pattern`: pickers for a session that came without. */
  constructor(row, { button, pattern }) {
    this.row = row;
    this.ref = row.dataset.ref;
    this.at = Number(row.dataset.at);
    this.minutes = Number(row.dataset.minutes);
    this.room = row.dataset.room ? Number(row.dataset.room) : null;
    this.version = Number(row.dataset.version);
    this.isForAll = row.hasAttribute("data-for-all");
    this.title = row.querySelector("h2 a").textContent;
    this.concerned = row.querySelector(".spot-concerned")?.textContent ?? "";
    this.block = this.#draw(button);
    this.#pattern = pattern;
    this.#forms = row.querySelector(".spot-forms");
  }

  /** Its pickers: on a long day they are made when they are asked for. */
  get forms() {
    this.#forms ??= this.#made();
    return this.#forms;
  }

  get form() {
    return this.forms.querySelector(".spot-form");
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
    if (this.#forms) this.#fill(this.#forms);
  }

  /** What somebody types meanwhile stays. */
  stamp(version) {
    this.version = version;
    if (this.#forms) this.#stamp(this.#forms);
  }

  /** The pickers leave the dialog. */
  takeHome() {
    this.stand(this);
    if (this.#isMade) this.#forms.remove();
    else this.row.append(this.#forms);
  }

  /** What the pickers say now. */
  picked() {
    const { time, minutes, room } = this.form.elements;
    const [hour, minute] = time.value.split(":").map(Number);
    return { at: hour * 60 + minute, minutes: Number(minutes.value), room: room.value ? Number(room.value) : null };
  }

  #fill(forms) {
    const { time, minutes, room } = forms.querySelector(".spot-form").elements;
    time.value = clock(this.at);
    minutes.value = String(this.minutes);
    room.value = String(this.room ?? "");
  }

  #stamp(forms) {
    for (const field of forms.querySelectorAll("[name=version]")) field.value = String(this.version);
  }

  #made() {
    this.#isMade = true;
    const forms = this.#pattern.cloneNode(true).firstElementChild;
    forms.dataset.ref = this.ref;
    for (const form of forms.children) form.action = form.action.replace("/REF/", `/${this.ref}/`);
    this.#fill(forms);
    this.#stamp(forms);
    return forms;
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
