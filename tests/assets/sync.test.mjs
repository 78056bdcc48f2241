import assert from "node:assert/strict";
import { test } from "node:test";
import { Sync } from "../../assets/scanner/sync.js";

/** A log in memory, and the bodies a server was sent; it answers with `answer`. */
function parts({ status = 200, answer, cursor = 9 }) {
  const kept = [];
  const sent = [];
  const log = {
    remember: async () => {},
    unsent: async () => kept.filter(({ done }) => !done),
    acknowledge: async (record) => (kept.find(({ id }) => id === record.id).done = true),
  };
  globalThis.fetch = async (path, { body } = {}) => {
    sent.push({ path, records: body && JSON.parse(body).records });
    return new Response(JSON.stringify({ now: Date.now(), ...answer }), { status });
  };
  return { kept, sent, sync: new Sync(log, cursor) };
}

test("a server that knows less than we heard of says from where to go on", async () => {
  const { sync, sent } = parts({ status: 410, answer: { cursor: 3 } });
  assert.equal(await sync.beat(), true);
  assert.equal(sync.cursor, 3);
  await sync.beat();
  assert.deepEqual(sent.map(({ path }) => path), ["/api/scan/v1/changes?since=9", "/api/scan/v1/changes?since=3"]);
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
