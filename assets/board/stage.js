/* Draws the board: blocks in a grid whose rows are steps of five minutes and whose columns are rooms. */
import { STEP, clock, hours, lanes } from "./plan.js";

const EDGE = 48; // pixels from the border within which the board scrolls while something is dragged
const PACE = 14;

export class Stage {
  #root;
  #wrap;
  #blocks;
  #tray;
  #ghost;
  #known = new WeakMap(); // what each block looks like: what is as it was is not written again
  #from = 0;
  #until = 0;

  constructor(root) {
    this.#root = root;
    this.#wrap = root.querySelector(".board-wrap");
    this.#blocks = root.querySelector(".board-blocks");
    this.#tray = root.querySelector("[data-tray]");
    this.rooms = [...root.querySelectorAll(".board-rooms li")].map((room) => Number(room.dataset.room));
    this.#root.style.setProperty("--rooms", Math.max(1, this.rooms.length));
    this.#ghost = document.createElement("div");
    this.#ghost.className = "ghost";
    this.#ghost.hidden = true;
    this.#blocks.append(this.#ghost);
  }

  /** When sessions move, the hours shown and who stands beside whom can change. */
  draw(sessions) {
    const [from, until] = hours(sessions);
    if (from !== this.#from || until !== this.#until) {
      [this.#from, this.#until] = [from, until];
      this.#known = new WeakMap();
      this.#root.style.setProperty("--steps", (until - from) / STEP);
      this.#drawHours();
    }
    const placed = lanes(sessions.filter((session) => this.#has(session)));
    for (const session of sessions) this.#put(session, placed[session.ref]);
    this.#tray.closest("section").toggleAttribute("data-empty", this.#tray.childElementCount === 0);
  }

  /** Where a point of the window is on the board: {at, room}; `at` null in the tray. */
  spotAt(x, y) {
    if (contains(this.#tray.closest("section"), x, y)) return { at: null, room: null };
    const box = this.#blocks.getBoundingClientRect();
    const column = Math.floor(((x - box.left) / box.width) * this.rooms.length);
    const room = this.rooms[Math.min(Math.max(column, 0), this.rooms.length - 1)];
    return { at: this.#from + ((y - box.top) / box.height) * (this.#until - this.#from), room };
  }

  /** What is dragged to the border brings more of the board into sight. */
  follow(x, y) {
    const box = this.#wrap.getBoundingClientRect();
    if (x < box.left || x > box.right) return;
    const pull = (place, first, last) => (place < first + EDGE ? -PACE : place > last - EDGE ? PACE : 0);
    const before = this.#wrap.scrollLeft + this.#wrap.scrollTop;
    this.#wrap.scrollBy(pull(x, box.left, box.right), pull(y, box.top, box.bottom));
    return this.#wrap.scrollLeft + this.#wrap.scrollTop !== before;
  }

  /** `lines`: what there is to say about it. */
  showGhost(session, spot, lines, isWrong) {
    this.#ghost.hidden = spot.room === null && !session.isForAll;
    this.#stand(this.#ghost, spot, session.isForAll, [0, 1]);
    const time = document.createElement("strong");
    time.textContent = `${clock(spot.at)}–${clock(spot.at + spot.minutes)}`;
    this.#ghost.replaceChildren(time, ...lines.map(paragraph));
    this.#ghost.toggleAttribute("data-conflict", isWrong);
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

  #put(session, lane = [0, 1]) {
    const { block } = session;
    const home = this.#has(session) ? this.#blocks : this.#tray;
    block.hidden = session.room !== null && home === this.#tray; // in a room that is not on the board
    if (block.parentElement !== home) this.#keepFocus(block, () => home.append(block));
    this.#stand(block, session, session.isForAll, lane);
  }

  #stand(element, { at, minutes, room }, isForAll, lane) {
    const column = isForAll ? [0, this.rooms.length] : [this.rooms.indexOf(room), 1];
    const look = [(at - this.#from) / STEP, Math.max(1, minutes / STEP), ...column, ...lane];
    const now = look.join();
    if (this.#known.get(element) === now) return;
    this.#known.set(element, now);
    for (const [number, name] of ["--at", "--span", "--col", "--cols", "--lane", "--lanes"].entries()) {
      element.style.setProperty(name, look[number]);
    }
  }

  #has({ room, isForAll }) {
    return isForAll || this.rooms.includes(room);
  }

  #keepFocus(block, change) {
    const focused = block.contains(document.activeElement) ? document.activeElement : null;
    change();
    focused?.focus();
  }
}

function paragraph(text) {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}

function contains(element, x, y) {
  const box = element.getBoundingClientRect();
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}
