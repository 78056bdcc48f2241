/* Codes of every wrong kind, made by test_scanner_rules.py, and a few good ones as the control. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { read, refusedBy } from "../../assets/scanner/codes.js";
import { ADMISSIONS, decide } from "../../assets/scanner/rules.js";

const told = process.env.HOSTILE ? JSON.parse(readFileSync(process.env.HOSTILE, "utf8")) : null;
const ANYBODY = { open: true, days: {}, hours: [] };

test("no wrong code is admitted, and every good one is", { skip: !told }, async () => {
  const verdict = async (text) => {
    const code = await read(text, told.forum);
    const state = code && told.list[code.h];
    return refusedBy(code) ?? decide(state ? { state, category: 1, letter: "D", granted: false } : null, ANYBODY, 0, "2025-09-13");
  };
  const admitted = async (texts) => (await Promise.all(texts.map(verdict))).filter((word) => ADMISSIONS.has(word)).length;
  assert.equal(await admitted(told.good), told.good.length);
  assert.equal(await admitted(told.wrong), 0);
});
