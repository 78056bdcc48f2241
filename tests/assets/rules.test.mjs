/* The cases come from the server's own rules, with the answers it gives: see test_scanner_rules.py. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PASSES, decide, gatesFor, word } from "../../assets/scanner/rules.js";

const told = process.env.RULES ? JSON.parse(readFileSync(process.env.RULES, "utf8")) : null;

test("the phone decides as the server does", { skip: !told }, () => {
  for (const { held, zone, at, on, outcome } of told.cases) assert.equal(decide(held, zone, at, on), outcome, JSON.stringify({ held, zone, at, on }));
});

test("the phone says of each scan what the server's fold says when it is the last", { skip: !told }, () => {
  for (const { happenings } of told.histories) {
    let inside = false;
    const before = [];
    for (const { action, claim, outcome } of happenings) {
      const said = word(action, claim, inside);
      assert.equal(said, outcome, JSON.stringify(happenings));
      before.push(inside);
      if (action === "undo") inside = before.at(-2);
      else if (PASSES.has(said)) inside = said !== "left";
    }
  }
});

test("whoever stands before the wrong gate is sent to those that open", () => {
  const zone = (code, open, gates) => ({ code, open, days: {}, hours: [], gates });
  const held = { state: "issued", category: 1, letter: "D", zones: [2], granted: false };
  const zones = [zone("press", false, ["Press desk"]), zone("site", true, ["North", "South"]), zone("gala", false, ["Hall"])];
  assert.deepEqual(gatesFor(held, zones, 0, "2025-09-13"), ["North", "South", "Hall"]);
});
