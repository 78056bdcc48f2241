import assert from "node:assert/strict";
import { test } from "node:test";
import { recordOf, uuid7 } from "../../assets/scanner/records.js";

test("ids are UUIDs of version 7", () => {
  assert.match(uuid7(), /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("the time stands first in an id, so that ids sort by it", () => {
  const random = new Uint8Array(10);
  assert.ok(uuid7(1_757_649_600_000, random).startsWith("01993c14-"));
  assert.ok(uuid7(1000, random) < uuid7(1001, random));
});

test("all chance gets into the id", () => {
  const ids = new Set(Array.from({ length: 1000 }, () => uuid7(0)));
  assert.equal(ids.size, 1000);
});

test("a record holds what the protocol asks for, and nothing about anybody", () => {
  const record = recordOf({ h: "00", zone: "site", device: "d", offset: 3, cursor: 9, source: "camera" }, 1000);
  assert.deepEqual(Object.keys(record), [
    "id", "device", "seq", "h", "zone", "action", "device_time", "offset", "monotonic", "shown", "source", "cursor",
  ]);
  assert.equal(record.device_time, 1000);
  assert.equal(record.shown, "asked");
});
