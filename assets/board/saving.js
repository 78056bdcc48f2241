/* Saves each move in its turn. While one is under way only the newest spot of a session waits behind it, so that
   a held arrow key is a few requests and not thirty. */

export class Saving {
  #csrf;
  #day;
  #said;
  #waiting = new Map();
  #busy = false;

  /** `said({session, status, answer})` hears how each save ended; status 0 is a network that is gone. */
  constructor({ csrf, day, said }) {
    this.#csrf = csrf;
    this.#day = day;
    this.#said = said;
  }

  get isIdle() {
    return !this.#busy && this.#waiting.size === 0;
  }

  save(session) {
    this.#waiting.set(session.ref, session);
    if (!this.#busy) this.#next();
  }

  async #next() {
    const [session] = this.#waiting.values();
    if (!session) return;
    this.#waiting.delete(session.ref);
    this.#busy = true;
    const told = await this.#send(session);
    this.#busy = false;
    if (told.answer?.version) session.version = told.answer.version;
    if (told.status !== 200) this.#waiting.delete(session.ref);
    this.#said({ session, ...told });
    this.#next();
  }

  async #send(session) {
    const body = new URLSearchParams({
      day: this.#day,
      time: session.clock,
      minutes: String(session.minutes),
      room: session.room === null ? "" : String(session.room),
      version: String(session.version),
    });
    try {
      const headers = { Accept: "application/json", "X-CSRFToken": this.#csrf };
      const response = await fetch(session.address, { method: "POST", body, headers });
      const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
      return { status: response.status, answer: isJson ? await response.json() : null };
    } catch {
      return { status: 0, answer: null };
    }
  }
}
