/* The scanner of one gate: reads a code, judges it by its own list, writes that down, shows it, tells the server. */
import { Unenrolled, Unreachable } from "./api.js";
import { read, refusedBy } from "./codes.js";
import { Desk, part } from "./desk.js";
import { List, plain } from "./list.js";
import { openLog } from "./log.js";
import { open as openName } from "./names.js";
import { Presence } from "./presence.js";
import { recordOf } from "./records.js";
import { PASSES, decide, gatesFor, word } from "./rules.js";
import { openStore } from "./store.js";
import { Sync } from "./sync.js";
import { alone } from "./tabs.js";
import { listen } from "./wedge.js";

const AWAY = 1000; // a code counts as shown again after this many milliseconds out of sight
const IN_TIME = 400; // so long the server's word still counts on the screen, and no longer
const MOST_KEPT = 100_000; // scans that may wait here
const TAKEN_BACK = 10_000; // so long a scan can be taken back by a touch

class Scanner {
  #gate;
  #log;
  #list;
  #presence;
  #sync;
  #desk;
  #day;
  #busy = false;
  #turn = Promise.resolve();
  #since = 0; // when the frame of the code in hand was taken
  #last = { text: null, at: 0 };
  #waiting = new Map(); // h → record whose answer nobody has seen yet: only while there is no list
  #own = new Set(); // ids of what was judged here: that word stands

  constructor(gate, { log, list, presence, sync, desk }) {
    this.#gate = gate;
    [this.#log, this.#list, this.#presence, this.#sync, this.#desk] = [log, list, presence, sync, desk];
    const day = new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone: gate.timezone });
    this.#day = (at) => day.format(at);
  }

  async start() {
    for (const record of await this.#log.unsent(MOST_KEPT)) {
      if (record.h && record.shown === "asked") this.#waiting.set(record.h, record);
      if (record.shown !== "asked") this.#own.add(record.id);
    }
    for (const { record, outcome } of (await this.#log.latest(20)).reverse()) this.#desk.recall(record, outcome);
    this.#sync.addEventListener("late", ({ detail }) => this.#late(detail));
    this.#sync.addEventListener("link", ({ detail }) => this.#link(detail));
    this.#sync.addEventListener("unenrolled", () => this.#desk.removed());
    listen(document, (readings) => this.#wedge(readings));
    this.#desk.start({
      seen: (text, taken) => this.#seen(text, taken),
      typed: (text) => this.typed(text),
      sought: (text) => this.#list.search(plain(text).split(/\s+/).filter(Boolean)),
      chosen: (row) => this.#present({ kind: "badge", h: row.h, fits: true }, "name"),
      letIn: (code) => this.#letIn(code),
      everything: () => this.#log.everything(),
    });
    this.#desk.listAge(this.#list.asOf);
    this.#sync.start();
  }

  /** A hand typed it: a slip is said beside the field, not shown as a refusal. */
  async typed(text) {
    const code = await read(text, this.#gate.forum);
    if (!code?.fits) return this.#desk.slip(code ? "other" : "unreadable");
    this.#desk.clearField();
    await this.#present(code, "typed");
  }

  async #wedge(readings) {
    const codes = await Promise.all(readings.map((text) => read(text, this.#gate.forum)));
    this.#desk.clearField();
    await this.#present(codes.find((code) => code?.fits) ?? codes.find(Boolean) ?? null, "wedge");
  }

  async #seen(text, taken) {
    const now = performance.now();
    const same = text === this.#last.text && now - this.#last.at < AWAY;
    // The next badge may already be held up while this verdict is read: it has its turn when the verdict goes.
    if (!text || (this.#busy && !same)) return;
    this.#last = { text, at: now };
    if (same) return;
    this.#since = taken;
    await this.#present(await read(text, this.#gate.forum), "camera");
  }

  /** One after another. Whoever reads the next badge has seen a green; a refusal stays until somebody touches it. */
  async #present(code, source, action = this.#gate.action) {
    if (this.#busy) {
      if (source === "camera" && action !== "override") return;
      if (this.#desk.insists()) return;
      this.#desk.dismiss();
    }
    this.#turn = this.#turn.then(() => this.#alone(code, source, action));
    await this.#turn;
  }

  async #alone(code, source, action) {
    this.#busy = true;
    if (code) code.source = source;
    try {
      await this.#answer(code, source, action);
    } catch (error) {
      // Neither kept nor shown as good: a scan that cannot be written down admits nobody.
      reportError(error);
      await this.#desk.show("unkept");
    } finally {
      this.#busy = false;
    }
  }

  async #answer(code, source, action) {
    const refusal = refusedBy(code);
    if (refusal) return this.#refuse(refusal, source);
    if (!this.#list.isThere) return this.#askOnly(code, source, action);
    const judged = await this.#judge(code, action);
    const name = openName(code.token, judged.held?.seal);
    const record = await this.#keep({ h: code.h, source, action, shown: judged.outcome }, judged.presence);
    const holder = holderOf(judged.held, judged.held?.name ?? (await name));
    await this.#tell(record, code, { ...judged.facts, holder }, judged.inside);
  }

  /** By the list, and by who is inside as far as we know. */
  async #judge({ h }, action) {
    const at = Date.now() + this.#sync.offset;
    const on = this.#day(at);
    const held = await this.#found(h);
    const inside = this.#presence.of(h, this.#gate.name);
    const claim = decide(held, this.#zone(), at, on);
    const outcome = word(action, claim, inside);
    const gates = outcome === "wrong_zone" ? gatesFor(held, this.#list.rules.zones, at, on) : [];
    const since = outcome === "not_in_list" ? this.#list.asOf : inside?.since;
    return { held, outcome, inside, presence: presenceAfter(outcome, at), facts: { since, gate: inside?.gate, gates } };
  }

  async #found(h) {
    const row = await this.#list.find(h);
    if (!row) return null;
    const here = this.#list.rules.zones.indexOf(this.#zone());
    return { ...row, letter: this.#list.rules.categories[row.category], granted: row.zones.includes(here) };
  }

  #zone() {
    return this.#list.rules.zones.find(({ code }) => code === this.#gate.zone);
  }

  /** The record is on the disk before anybody sees the verdict. */
  async #keep(reading, presence) {
    const { device, zone, action } = this.#gate;
    const { offset } = this.#sync;
    const made = recordOf({ device, zone, action, offset, cursor: this.#list.cursor || Number(this.#gate.cursor), ...reading });
    const record = await this.#log.add(made, presence);
    if (record.shown !== "asked") this.#own.add(record.id);
    if (presence) this.#presence.set(record.h, { ...presence, seq: record.seq });
    return record;
  }

  async #tell(record, code, facts, before) {
    let gone = this.#show(record, record.shown, facts, code);
    if (record.source === "camera") performance.measure("frame to verdict", { start: this.#since });
    performance.mark("verdict", { detail: record.id });
    const shown = performance.now();
    let open = true;
    this.#send(record, code.proof).then((result) => {
      if (!result) return;
      this.#desk.noteWord(record, result.outcome);
      if (open && performance.now() - shown <= IN_TIME && result.outcome !== record.shown) gone = this.#show(record, result.outcome, result, code);
    });
    if (PASSES.has(record.shown)) this.#desk.offer(TAKEN_BACK, () => this.#takeBack(record, before, code));
    for (let seen; seen !== gone; ) await (seen = gone);
    open = false;
  }

  #show(record, outcome, facts, code) {
    this.#desk.note(record, outcome, facts);
    return this.#desk.show(outcome, facts, code);
  }

  /** The server's word on it, or nothing if it is away: then the record goes with the next look. */
  async #send(record, proof) {
    this.#desk.unsent(await this.#log.countUnsent());
    if (!this.#sync.reached) return null;
    try {
      const result = await this.#sync.ask(record, proof);
      this.#own.delete(record.id);
      this.#desk.unsent(await this.#log.countUnsent());
      return result;
    } catch (error) {
      if (!(error instanceof Unreachable || error instanceof Unenrolled)) reportError(error);
      return null;
    }
  }

  /** No list is needed to see this; the server hears of it all the same. */
  async #refuse(outcome, source) {
    const record = await this.#keep({ h: null, source, shown: outcome });
    this.#desk.note(record, outcome);
    this.#sync.flush();
    await this.#desk.show(outcome);
  }

  /** A supervisor held the key down: let in by their word. */
  async #letIn(code) {
    this.#desk.dismiss();
    await this.#turn;
    await this.#present(code, code.source, "override");
  }

  async #takeBack(record, before, code) {
    const presence = record.h && { since: before?.since ?? 0, gate: before?.gate };
    const undo = await this.#keep({ h: record.h, source: record.source, action: "undo", shown: "undone", undoes: record.id }, presence);
    this.#desk.dismiss();
    this.#desk.note(record, "undone");
    this.#send(undo);
    await this.#desk.show("undone", {}, code);
  }

  /** There is no list yet: only the server can say. */
  async #askOnly(code, source, action) {
    const record = this.#waiting.get(code.h) ?? (await this.#keep({ h: code.h, source, action }));
    const checking = setTimeout(() => this.#desk.show("checking"), IN_TIME);
    const result = await this.#sync.ask(record, code.proof).catch(() => null);
    clearTimeout(checking);
    if (result) this.#waiting.delete(record.h);
    else this.#waiting.set(record.h, record);
    this.#desk.unsent(await this.#log.countUnsent());
    await this.#show(record, result?.outcome ?? "waiting", result ?? {}, code);
  }

  #late({ record, result }) {
    if (!result) return;
    this.#waiting.delete(record.h);
    if (this.#own.delete(record.id)) this.#desk.noteWord(record, result.outcome);
    else this.#desk.note(record, result.outcome, result);
  }

  async #link({ reached, counts }) {
    this.#desk.link(reached, counts, await this.#log.countUnsent());
    this.#desk.listAge(this.#list.asOf);
  }
}

/** Who is in after this word; null where it changes nothing. */
function presenceAfter(outcome, at) {
  return PASSES.has(outcome) ? { since: outcome === "left" ? 0 : at } : null;
}

function holderOf(held, name) {
  if (!held || !name) return held && { letter: held.letter };
  const [latin, native, language, organisation] = name;
  return { name: latin, native, language, organisation, letter: held.letter };
}

async function begin(page) {
  const { device, seq, zone, runs } = page.dataset;
  const db = await openStore();
  const log = openLog(db, device, Number(seq));
  const list = new List(db, device, zone);
  const presence = new Presence(db, device, list);
  await list.load();
  await presence.load();
  await new Scanner(page.dataset, { log, list, presence, sync: new Sync(log, list, presence, runs), desk: new Desk(page) }).start();
}

const page = document.getElementById("scanner");
navigator.serviceWorker?.register("/door/worker.js", { scope: "/door/" }).catch(reportError);
try {
  await alone(page);
  await begin(page);
} catch (error) {
  part(page, "view").dataset.camera = "unkept"; // what cannot be kept must not be scanned
  throw error;
}
