/* The scanner of one gate: reads a code, keeps it, asks the server, shows the answer. */
import { Unreachable, Unenrolled } from "./api.js";
import { read } from "./codes.js";
import { Desk } from "./desk.js";
import { openLog } from "./log.js";
import { recordOf } from "./records.js";
import { Sync } from "./sync.js";
import { listen } from "./wedge.js";

const AWAY = 1000; // a code counts as shown again after this many milliseconds out of sight
const UNHURRIED = 400; // an answer that is slower than this is announced by "checking"

class Scanner {
  #gate;
  #log;
  #sync;
  #desk;
  #busy = false;
  #since = 0; // when the frame of the code in hand was taken
  #last = { text: null, at: 0 };
  #waiting = new Map(); // h → record whose answer nobody has seen yet
  #unseen = new Map(); // h → answer that came when nobody was looking
  #refused = new Set(); // ids of what this page refused by itself: its word stands

  constructor(gate, log, sync, desk) {
    this.#gate = gate;
    this.#log = log;
    this.#sync = sync;
    this.#desk = desk;
  }

  async start() {
    for (const record of await this.#log.unsent()) if (record.h) this.#waiting.set(record.h, record);
    for (const { record, outcome } of (await this.#log.latest(20)).reverse()) this.#desk.note(record, outcome ?? "waiting");
    this.#sync.addEventListener("late", ({ detail }) => this.#late(detail));
    this.#sync.addEventListener("link", ({ detail }) => this.#link(detail));
    this.#sync.addEventListener("unenrolled", () => this.#desk.removed());
    listen(document, (readings) => this.#wedge(readings));
    this.#desk.start({
      seen: (text, taken) => this.#seen(text, taken),
      typed: (text) => this.typed(text),
      everything: () => this.#log.everything(),
    });
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

  async #present(code, source) {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await this.#answer(code, source);
    } finally {
      this.#busy = false;
    }
  }

  async #answer(code, source) {
    const refusal = refusedHere(code);
    if (refusal) return this.#refuse(refusal, source);
    const known = this.#unseen.get(code.h); // an answer that came from the log names nobody: ask again
    const record = known?.record ?? this.#waiting.get(code.h) ?? (await this.#keep({ h: code.h, source }));
    await this.#ask(record, code.proof, known);
  }

  /** The record is on the disk before anybody hears of it. */
  async #keep(reading) {
    const { device, zone, action } = this.#gate;
    const { offset, cursor } = this.#sync;
    return this.#log.add(recordOf({ device, zone, action, offset, cursor, ...reading }));
  }

  /** No server is needed to see this; it hears of it all the same. */
  async #refuse(outcome, source) {
    const record = await this.#keep({ h: null, source, shown: outcome });
    this.#refused.add(record.id);
    this.#desk.note(record, outcome);
    this.#sync.flush();
    await this.#desk.show(outcome);
  }

  async #ask(record, proof, known) {
    const checking = setTimeout(() => this.#desk.show("checking"), UNHURRIED);
    try {
      const result = await this.#sync.ask(record, proof);
      clearTimeout(checking);
      await this.#tell(record, result);
    } catch (error) {
      clearTimeout(checking);
      if (error instanceof Unenrolled) return this.#desk.dismiss();
      if (!(error instanceof Unreachable)) throw error;
      await (known ? this.#tell(record, known.result) : this.#wait(record));
    }
  }

  async #tell(record, result) {
    this.#waiting.delete(record.h);
    this.#unseen.delete(record.h);
    const gone = this.#desk.announce(record, result);
    if (record.source === "camera") performance.measure("frame to verdict", { start: this.#since });
    await gone;
  }

  async #wait(record) {
    this.#waiting.set(record.h, record);
    this.#desk.note(record, "waiting");
    this.#desk.unsent(await this.#log.countUnsent());
    await this.#desk.show("waiting");
  }

  #late({ record, result }) {
    if (!result || this.#refused.delete(record.id)) return;
    this.#waiting.delete(record.h);
    this.#unseen.set(record.h, { record, result });
    this.#desk.noteResult(record, result);
  }

  async #link({ reached, counts }) {
    this.#desk.link(reached, counts, await this.#log.countUnsent());
  }
}

/** What needs no server: the code itself says that it opens no door here. */
function refusedHere(code) {
  if (!code) return "not_a_badge";
  if (!code.fits) return "other_forum";
  return { pick_up: "pick_up_ticket", enrolment: "not_a_badge" }[code.kind] ?? null;
}

const page = document.getElementById("scanner");
const { device, seq, cursor } = page.dataset;
try {
  const log = await openLog(device, Number(seq));
  await new Scanner(page.dataset, log, new Sync(log, Number(cursor)), new Desk(page)).start();
} catch (error) {
  page.querySelector("[data-camera]").dataset.camera = "unkept"; // what cannot be kept must not be scanned
  throw error;
}
