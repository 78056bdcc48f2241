/* Takes records from the log to the server, and the list from there: the scan in hand at once, the rest behind it. */
import { Unenrolled, Unreachable, changesSince, sendScans, wholeList } from "./api.js";

const REST = 10_000; // between two looks at the server
const RETRY = 3_000; // while it does not answer
const GONE = 410;

export class Sync extends EventTarget {
  #log;
  #list;
  #presence;
  #runs;
  #flushing = null;
  #asked = new Set();
  offset = 0;
  reached = true; // until we know better

  /** `runs`: which edition of the page this is. */
  constructor(log, list, presence, runs) {
    super();
    this.#runs = runs;
    this.#log = log;
    this.#list = list;
    this.#presence = presence;
  }

  async start() {
    this.offset = (await this.#log.recall("offset")) ?? 0;
    addEventListener("online", () => this.beat());
    addEventListener("offline", () => this.#lost());
    for (;;) await rest((await this.beat()) ? REST : RETRY);
  }

  /** Send one record now and give the server's word on it. `proof` shows that the badge is in the hand; it is kept
      nowhere, so what waits in the log goes without. Throws Unreachable. */
  async ask(record, proof) {
    this.#asked.add(record.id);
    try {
      const [result] = await this.#send([record], proof);
      return result;
    } finally {
      this.#asked.delete(record.id);
      this.flush();
    }
  }

  /** One look at the server: its time, its counts, what it has for us; then whatever waits here. Says whether it answered. */
  async beat() {
    try {
      await Promise.all([this.#renew(), this.reached && this.flush()]);
      await this.flush();
      return true;
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  flush() {
    this.#flushing ??= this.#sendWaiting().catch((error) => this.#fail(error)).finally(() => (this.#flushing = null));
    return this.#flushing;
  }

  async #renew() {
    if (this.#list.wantsRenewal) return this.#takeWhole();
    const unsent = await this.#log.unsentNumbers();
    const settled = this.#presence.settledBut(unsent);
    const answer = await changesSince(this.#list.cursor, { rules: this.#list.rules.mark, unsent: unsent.size, runs: this.#runs });
    if (answer.status === GONE) return this.#takeWhole();
    const marks = await this.#list.apply(answer);
    await this.#presence.settle(marks, settled);
    await this.#hear(answer);
  }

  async #takeWhole() {
    const settled = this.#presence.settledBut(await this.#log.unsentNumbers());
    const answer = await wholeList();
    const started = performance.now();
    await this.#list.replace(answer);
    await this.#presence.settle(this.#presence.marks(), settled);
    performance.measure("list kept", { start: started });
    await this.#hear(answer);
  }

  async #sendWaiting() {
    for (;;) {
      const waiting = (await this.#log.unsent()).filter(({ id }) => !this.#asked.has(id));
      if (!waiting.length) return;
      const results = await this.#send(waiting);
      for (const [at, result] of results.entries()) this.#tell("late", { record: waiting[at], result });
      if (!results.some(Boolean)) return; // the server took none of them; the next beat tries again
    }
  }

  async #send(records, proof) {
    const answer = await this.#orFail(sendScans(records.map((record) => ({ ...record, proof }))));
    const results = new Map(answer.results.map((result) => [result.id, result]));
    for (const record of records) {
      if (results.has(record.id)) await this.#log.acknowledge(record, results.get(record.id).outcome);
    }
    await this.#hear(answer);
    return records.map(({ id }) => results.get(id));
  }

  async #orFail(promise) {
    try {
      return await promise;
    } catch (error) {
      this.#fail(error);
      throw error;
    }
  }

  async #hear({ offset, counts }) {
    this.offset = offset;
    await this.#log.remember("offset", offset);
    this.reached = true;
    this.#tell("link", { reached: true, counts });
  }

  #fail(error) {
    if (error instanceof Unenrolled) return this.#tell("unenrolled");
    this.#lost();
    if (!(error instanceof Unreachable)) reportError(error); // a fault of ours must not end the trying
  }

  #lost() {
    this.reached = false;
    this.#tell("link", { reached: false });
  }

  #tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function rest(milliseconds) {
  return new Promise((rested) => setTimeout(rested, milliseconds));
}
