/* A USB or Bluetooth scanner is a keyboard that types very fast and ends with Enter. Its letters arrive through the
   computer's layout, so the keys' places (as on a US keyboard) are read as well as what they produced. */

const PAUSE = 60; // milliseconds; no hand types a whole code faster
const SHORTEST = 20;
const PLACES = { Slash: "/", Semicolon: ":", Period: ".", Minus: "-", Space: " " };

/** Calls `typed([asProduced, asPlaced])` for each burst of keys that ended with Enter. */
export function listen(target, typed) {
  const burst = new Burst();
  target.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return burst.add(event);
    const readings = burst.end(event.timeStamp);
    if (!readings) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    typed(readings);
  }, { capture: true });
}

export class Burst {
  #produced = "";
  #placed = "";
  #last = 0;

  add({ key, code, timeStamp }) {
    if (timeStamp - this.#last > PAUSE) this.#produced = this.#placed = "";
    if (key.length > 1) return; // Shift and its like
    this.#last = timeStamp;
    this.#produced += key;
    this.#placed += placeOf(code);
  }

  end(timeStamp) {
    const readings = [this.#produced, this.#placed];
    const ours = timeStamp - this.#last <= PAUSE && readings[0].length >= SHORTEST;
    this.#produced = this.#placed = "";
    return ours ? readings : null;
  }
}

function placeOf(code) {
  return PLACES[code] ?? code.replace(/^(Key|Digit|Numpad)/, "").slice(0, 1);
}
