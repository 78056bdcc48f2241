/* The list of all badges as the server last gave it: chunks of 1,000 rows in the order of their marks, read from the
   disk when one of theirs is held up. What changed since lies beside it, until the next whole list. */
import { hex, placeOf, unbase64, unhex } from "./bytes.js";

const ROWS = 1000;
const MARK = 16;
const SAFE = { durability: "strict" };
const MOST_FRESH = 5000; // rows beside the list; more, and a whole list is less work

export class List {
  #db;
  #device;
  #zone;
  #head = null; // what is kept in memory: rules, cursor, the first mark of each chunk, who is inside
  #chunks = new Map();
  #fresh = new Map();

  /** `zone`: the code of the gate's; a list taken at another one says nothing of who is in here. */
  constructor(db, device, zone) {
    this.#db = db;
    this.#device = device;
    this.#zone = zone;
  }

  async load() {
    const head = await this.#db.get("state", ["list", this.#device]);
    if (head?.zone !== this.#zone) return;
    const [keys, rows] = await Promise.all([this.#db.getAllKeys("fresh"), this.#db.getAll("fresh")]);
    this.#head = head;
    this.#fresh = new Map(keys.map((key, at) => [key, rows[at]]));
  }

  get isThere() {
    return this.#head !== null;
  }

  /** When the server last said that this is all. */
  get asOf() {
    return this.#head?.asOf ?? 0;
  }

  get cursor() {
    return this.#head?.cursor ?? 0;
  }

  get rules() {
    return this.#head.rules;
  }

  get wantsRenewal() {
    return !this.isThere || this.#fresh.size > MOST_FRESH;
  }

  /** The row of a mark (hex): { state, category, zones, seal or name }; null if there is none. */
  async find(h) {
    const fresh = this.#fresh.get(h);
    if (fresh?.state) return fresh;
    const mark = unhex(h);
    const { firsts } = this.#head;
    const at = placeOf(mark, firsts);
    const number = at < 0 ? ~at - 1 : at;
    if (number < 0) return null;
    const chunk = await this.#chunk(number);
    const row = placeOf(mark, chunk.h);
    return row < 0 ? null : this.#row(chunk, row);
  }

  /** Since when and by which gate this badge's holder is in, as the server knows it; null if they are not. */
  present(h) {
    const fresh = this.#fresh.get(h)?.present;
    if (fresh) return fresh.since ? this.#withGate(fresh) : null;
    const { present } = this.#head;
    const at = placeOf(unhex(h), present.h);
    return at < 0 ? null : this.#withGate({ since: present.since[at], gate: present.gate[at] });
  }

  /** A whole list instead of the one there is, all or nothing. */
  async replace(answer) {
    const chunks = [...chunksOf(answer.columns)];
    const head = { ...headOf(answer, chunks), zone: this.#zone };
    const tx = this.#db.transaction(["chunks", "fresh", "state"], "readwrite", SAFE);
    const [store, state] = [tx.objectStore("chunks"), tx.objectStore("state")];
    await Promise.all([store.clear(), tx.objectStore("fresh").clear()]);
    await Promise.all([...chunks.map((chunk, number) => store.put(chunk, number)), state.put(head, ["list", this.#device]), tx.done]);
    this.#head = head;
    this.#chunks.clear();
    this.#fresh.clear();
  }

  /** What changed since our cursor. */
  async apply(answer) {
    const changed = new Map();
    const known = (h) => changed.get(h) ?? changed.set(h, { ...this.#fresh.get(h) }).get(h);
    for (const chunk of chunksOf(answer.columns)) {
      for (let at = 0; at < chunk.h.length / MARK; at++) Object.assign(known(markAt(chunk.h, at)), this.#row(chunk, at, answer.states));
    }
    const marks = unbase64(answer.present.h);
    for (const [at, since] of answer.present.since.entries()) known(markAt(marks, at)).present = { since, gate: answer.present.gate[at] };
    const head = { ...this.#head, cursor: answer.cursor, asOf: answer.now, rules: answer.rules ?? this.rules };
    await this.#keep(head, changed);
    return changed.keys();
  }

  /** Rows whose name holds every word; only where this device may read names. */
  async search(words, most = 8) {
    const found = [];
    if (!this.#head?.isNamed) return found;
    for (let number = 0; number * MARK < this.#head.firsts.length && found.length < most; number++) {
      const chunk = await this.#chunk(number);
      chunk.plain ??= chunk.names.map((name) => plain(name.join(" ")));
      for (let at = 0; at < chunk.plain.length && found.length < most; at++) {
        const h = markAt(chunk.h, at);
        if (!this.#fresh.get(h)?.state && words.every((each) => chunk.plain[at].includes(each))) found.push({ h, ...this.#row(chunk, at) });
      }
    }
    for (const [h, row] of this.#fresh) if (row.name && words.every((each) => plain(row.name.join(" ")).includes(each))) found.unshift({ h, ...row });
    return found.slice(0, most);
  }

  async #keep(head, changed) {
    const tx = this.#db.transaction(["fresh", "state"], "readwrite");
    const store = tx.objectStore("fresh");
    await Promise.all([...[...changed].map(([h, row]) => store.put(row, h)), tx.objectStore("state").put(head, ["list", this.#device]), tx.done]);
    this.#head = head;
    for (const [h, row] of changed) this.#fresh.set(h, row);
  }

  async #chunk(number) {
    if (!this.#chunks.has(number)) this.#chunks.set(number, await this.#db.get("chunks", number));
    return this.#chunks.get(number);
  }

  #row(chunk, at, states = this.#head.states) {
    return {
      state: states[chunk.state[at]],
      category: chunk.category[at],
      zones: chunk.granted[at] ?? [],
      seal: chunk.seals?.slice(chunk.ends[at - 1] ?? 0, chunk.ends[at]),
      name: chunk.names?.[at],
    };
  }

  #withGate({ since, gate }) {
    return { since, gate: this.rules.gates[gate] };
  }
}

export function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function headOf({ cursor, now, rules, states, present, profile }, chunks) {
  const firsts = new Uint8Array(chunks.length * MARK);
  chunks.forEach((chunk, number) => firsts.set(chunk.h.subarray(0, MARK), number * MARK));
  const inside = { h: unbase64(present.h), since: Float64Array.from(present.since), gate: Int32Array.from(present.gate) };
  return { cursor, asOf: now, rules, states, firsts, present: inside, isNamed: profile === "named" };
}

function* chunksOf({ h, state, category, granted, lengths, sealed, name }) {
  const marks = unbase64(h);
  const seals = sealed === undefined ? null : unbase64(sealed);
  let from = 0;
  for (let at = 0; at < state.length; at += ROWS) {
    const ends = lengths && endsOf(lengths.slice(at, at + ROWS));
    const until = from + (ends?.at(-1) ?? 0);
    yield {
      h: marks.slice(at * MARK, (at + ROWS) * MARK),
      state: Uint8Array.from(state.slice(at, at + ROWS)),
      category: Uint32Array.from(category.slice(at, at + ROWS)),
      granted: Object.fromEntries(Object.entries(granted).filter(([row]) => row >= at && row < at + ROWS).map(([row, zones]) => [row - at, zones])),
      ...(seals ? { ends, seals: seals.slice(from, until) } : { names: name.slice(at, at + ROWS) }),
    };
    from = until;
  }
}

function endsOf(lengths) {
  let end = 0;
  return Uint32Array.from(lengths, (length) => (end += length));
}

function markAt(marks, at) {
  return hex(marks.subarray(at * MARK, (at + 1) * MARK));
}
