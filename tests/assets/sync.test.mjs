import assert from "node:assert/strict";
import { test } from "node:test";
import { Sync } from "../../assets/scanner/sync.js";

/** A log and a list in memory, and the requests a server was sent; it answers with `answer`, `statuses` in turn. */
function parts({ statuses = [], answer, cursor = 9, listed = true }) {
  const kept = [];
  const sent = [];
  const log = {
    remember: async () => {},
    unsent: async () => kept.filter(({ done }) => !done),
    unsentNumbers: async () => new Set(kept.filter(({ done }) => !done).map(({ seq }) => seq)),
    acknowledge: async (record) => (kept.find(({ id }) => id === record.id).done = true),
  };
  const list = {
    cursor,
    rules: { mark: "m" },
    wantsRenewal: !listed,
    replace: async (whole) => Object.assign(list, { cursor: whole.cursor, wantsRenewal: false }),
    apply: async (changes) => ((list.cursor = changes.cursor), []),
  };
  const presence = { settledBut: () => new Set(), settle: async () => {}, marks: () => [] };
  globalThis.fetch = async (path, { body } = {}) => {
    sent.push({ path, records: body && JSON.parse(body).records });
    return new Response(JSON.stringify({ now: Date.now(), ...answer }), { status: statuses.shift() ?? 200 });
  };
  return { kept, sent, list, sync: new Sync(log, list, presence, "v1") };
}

test("a server that knows less than we heard of is asked for all", async () => {
  const { sync, sent, list } = parts({ statuses: [410], answer: { cursor: 3 } });
  assert.equal(await sync.beat(), true);
  assert.equal(list.cursor, 3);
  assert.deepEqual(sent.map(({ path }) => path), ["/api/scan/v1/changes?since=9&rules=m&unsent=0&runs=v1", "/api/scan/v1/snapshot"]);
});

test("a device without a list takes one, and then what changes", async () => {
  const { sync, sent } = parts({ listed: false, answer: { cursor: 12 } });
  await sync.beat();
  await sync.beat();
  assert.deepEqual(sent.map(({ path }) => path), ["/api/scan/v1/snapshot", "/api/scan/v1/changes?since=12&rules=m&unsent=0&runs=v1"]);
});

test("the proof goes with the badge in the hand and into no record", async () => {
  const record = { id: "a", seq: 1, h: "00" };
  const { sync, sent, kept } = parts({ answer: { results: [{ id: "a", outcome: "admitted" }] } });
  kept.push(record);
  assert.equal((await sync.ask(record, "ff")).outcome, "admitted");
  assert.deepEqual(sent[0].records, [{ id: "a", seq: 1, h: "00", proof: "ff" }]);
  assert.equal("proof" in record, false);
});

test("what waited in the log is sent without a proof", async () => {
  const { sync, sent, kept } = parts({ answer: { results: [{ id: "a", outcome: "admitted" }] } });
  kept.push({ id: "a", seq: 1, h: "00" });
  await sync.flush();
  assert.deepEqual(sent[0].records, [{ id: "a", seq: 1, h: "00" }]);
});
