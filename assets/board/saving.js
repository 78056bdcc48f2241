/* Saves each step in its turn. While one is under way only the newest spot of a session waits behind it, so that
   a held arrow key is a few requests and not thirty. */

export class Saving {
  #csrf;
  #day;
  #moves;
  #said;
  #waiting = []; // of lists of sessions that move together
  #busy = false;

  /** `moves`: the address for several at once. `said({sessions, status, answer})` hears how each save ended;
      status 0 is a network that is gone. */
  constructor({ csrf, day, moves, said }) {
    this.#csrf = csrf;
    this.#day = day;
    this.#moves = moves;
    this.#said = said;
  }

  get isIdle() {
    return !this.#busy && this.#waiting.length === 0;
  }

  save(sessions) {
    const waits = sessions.length === 1 && this.#waiting.some((each) => each.length === 1 && each[0] === sessions[0]);
    if (!waits) this.#waiting.push(sessions);
    if (!this.#busy) this.#next();
  }

  async #next() {
    const sessions = this.#waiting.shift();
    if (!sessions) return;
    this.#busy = true;
    const told = await this.#send(sessions);
    this.#busy = false;
    for (const { ref, version } of told.answer?.sessions ?? []) {
      const session = sessions.find((each) => each.ref === ref);
      if (session) session.stamp(version);
    }
    if (told.status !== 200) this.#waiting = this.#waiting.filter((each) => !each.some((one) => sessions.includes(one)));
    this.#said({ sessions, ...told });
    this.#next();
  }

  async #send(sessions) {
    const body = new URLSearchParams();
    for (const session of sessions) {
      for (const [name, value] of Object.entries({ day: this.#day, ...session.sent })) body.append(name, value);
    }
    try {
      const headers = { Accept: "application/json", "X-CSRFToken": this.#csrf };
      const address = sessions.length === 1 ? sessions[0].address : this.#moves;
      const response = await fetch(address, { method: "POST", body, headers });
      const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
      return { status: response.status, answer: isJson ? await response.json() : null };
    } catch {
      return { status: 0, answer: null };
    }
  }
}
