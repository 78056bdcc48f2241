/* Draws the board: blocks in a grid whose rows are steps of five minutes and whose columns are rooms. */
import { STEP, clock, hours, lanes } from "./plan.js";

export class Stage {
  #root;
  #blocks;
  #tray;
  #ghost;
  #from = 0;
  #until = 0;

  constructor(root) {
    this.#root = root;
    this.#blocks = root.querySelector(".board-blocks");
    this.#tray = root.querySelector("[data-tray]");
    this.rooms = [...root.querySelectorAll(".board-rooms li")].map((room) => Number(room.dataset.room));
    this.#root.style.setProperty("--rooms", Math.max(1, this.rooms.length));
    this.#ghost = document.createElement("div");
    this.#ghost.className = "ghost";
    this.#ghost.hidden = true;
    this.#blocks.append(this.#ghost);
  }

  /** Everything anew: when sessions move, the hours shown and who stands beside whom can change. */
  draw(sessions) {
    [this.#from, this.#until] = hours(sessions);
    this.#root.style.setProperty("--steps", (this.#until - this.#from) / STEP);
    this.#drawHours();
    const placed = lanes(sessions.filter((session) => this.#column(session)));
    for (const session of sessions) this.#put(session, placed[session.ref]);
    const inTray = this.#tray.childElementCount;
    this.#tray.closest("section").toggleAttribute("data-empty", inTray === 0);
  }

  /** Where a point of the window is on the board: {at, room}; room null in the tray, nothing elsewhere. */
  spotAt(x, y) {
    if (contains(this.#tray.closest("section"), x, y)) return { at: null, room: null };
    const box = this.#blocks.getBoundingClientRect();
    const column = Math.floor(((x - box.left) / box.width) * this.rooms.length);
    const room = this.rooms[Math.min(Math.max(column, 0), this.rooms.length - 1)];
    return { at: this.#from + ((y - box.top) / box.height) * (this.#until - this.#from), room };
  }

  showGhost(session, spot, clashes) {
    this.#ghost.hidden = spot.room === null && !session.isForAll;
    this.#stand(this.#ghost, spot, session.isForAll);
    this.#ghost.textContent = `${clock(spot.at)}–${clock(spot.at + spot.minutes)}`;
    this.#ghost.toggleAttribute("data-conflict", clashes.length > 0);
  }

  hideGhost() {
    this.#ghost.hidden = true;
  }

  #drawHours() {
    const list = this.#root.querySelector(".board-hours");
    const marks = [];
    for (let at = this.#from + 60; at < this.#until; at += 60) {
      const mark = document.createElement("li");
      mark.textContent = clock(at);
      mark.style.setProperty("--at", (at - this.#from) / STEP + 1);
      marks.push(mark);
    }
    list.replaceChildren(...marks);
  }

  #put(session, lane) {
    const home = this.#column(session) ? this.#blocks : this.#tray;
    if (session.block.parentElement !== home) this.#keepFocus(session.block, () => home.append(session.block));
    this.#stand(session.block, session, session.isForAll);
    session.block.style.setProperty("--lane", lane?.[0] ?? 0);
    session.block.style.setProperty("--lanes", lane?.[1] ?? 1);
    session.time.textContent = `${clock(session.at)}–${clock(session.at + session.minutes)}`;
  }

  #stand(element, { at, minutes, room }, isForAll) {
    element.style.setProperty("--at", (at - this.#from) / STEP + 1);
    element.style.setProperty("--span", Math.max(1, minutes / STEP));
    element.style.setProperty("--col", isForAll ? "1 / -1" : this.rooms.indexOf(room) + 1);
  }

  #column({ room, isForAll }) {
    return isForAll || this.rooms.includes(room);
  }

  #keepFocus(block, change) {
    const focused = block.contains(document.activeElement) ? document.activeElement : null;
    change();
    focused?.focus();
  }
}

function contains(element, x, y) {
  const box = element.getBoundingClientRect();
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}
