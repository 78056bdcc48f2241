/* Who is inside, as far as this device can know: by its own scans first, by the server's word else. */

export class Presence {
  #db;
  #device;
  #list;
  #ours = new Map(); // h → { since, seq }; since 0: gone out

  constructor(db, device, list) {
    this.#db = db;
    this.#device = device;
    this.#list = list;
  }

  async load() {
    const ours = IDBKeyRange.bound([this.#device, ""], [this.#device, "\uffff"]);
    const [keys, rows] = await Promise.all([this.#db.getAllKeys("inside", ours), this.#db.getAll("inside", ours)]);
    this.#ours = new Map(keys.map(([, h], at) => [h, rows[at]]));
  }

  /** { since, gate } of whoever is in; null of whoever is not. `here` is this gate's name. */
  of(h, here) {
    const ours = this.#ours.get(h);
    if (!ours) return this.#list.present(h);
    return ours.since ? { since: ours.since, gate: ours.gate ?? here } : null;
  }

  marks() {
    return [...this.#ours.keys()];
  }

  set(h, ours) {
    this.#ours.set(h, ours);
  }

  /** What the server had of ours before it was asked: its word on these counts from now on. */
  async settle(marks, settled) {
    const done = [...marks].filter((h) => settled.has(this.#ours.get(h)?.seq));
    if (!done.length) return;
    const tx = this.#db.transaction("inside", "readwrite");
    await Promise.all([...done.map((h) => tx.store.delete([this.#device, h])), tx.done]);
    for (const h of done) this.#ours.delete(h);
  }

  /** The numbers of those of our scans that the server has, given those that it has not. */
  settledBut(unsent) {
    return new Set([...this.#ours.values()].map(({ seq }) => seq).filter((seq) => !unsent.has(seq)));
  }
}
