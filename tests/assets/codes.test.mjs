import assert from "node:assert/strict";
import { test } from "node:test";
import { enrolmentCodeOf, read, tokenOf } from "../../assets/scanner/codes.js";

// Made by forum.badges.codes for the edition below, so that both sides are held to the same bytes.
const SAMPLES = JSON.parse(process.env.CODES);
const { forum, badge, ticket, invitation, h, proof } = SAMPLES;

test("a badge read by the camera says its kind, its mark and the proof of it", async () => {
  const { token, ...said } = await read(`HTTPS://FORUM.EXAMPLE/B/${badge}`, forum);
  assert.deepEqual(said, { kind: "badge", h, proof, fits: true });
  assert.equal(token.length, 20);
});

test("a code may be typed in small letters, in groups, with look-alikes", async () => {
  const typed = badge.toLowerCase().replace(/0/g, "o").replace(/1/g, "l").replace(/(.{4})/g, "$1 ");
  assert.equal((await read(typed, forum)).h, h);
});

test("one wrong character does not fit", async () => {
  const wrong = badge.slice(0, 20) + (badge[20] === "A" ? "B" : "A") + badge.slice(21);
  assert.equal((await read(wrong, forum)).fits, false);
});

test("another forum's badge does not fit", async () => {
  assert.equal((await read(badge, forum.replace(/^../, "ff"))).fits, false);
});

test("a ticket is no badge", async () => {
  assert.equal((await read(ticket, forum)).kind, "pick_up");
});

test("what is no code at all is nothing", () => {
  for (const text of ["", "hello", "WIFI:S:hall;;", "https://example.org/", badge.slice(1), `${badge}0`, "U".repeat(32)]) {
    assert.equal(tokenOf(text), null, text);
  }
});

test("an invitation is read from its link and from its code, a badge is none", () => {
  assert.equal(enrolmentCodeOf(`https://forum.example/door/enrol/${invitation}`), invitation);
  assert.equal(enrolmentCodeOf(`HTTPS://FORUM.EXAMPLE/B/${invitation}`), invitation);
  assert.equal(enrolmentCodeOf(badge), null);
  assert.equal(enrolmentCodeOf("WIFI:S:hall;;"), null);
});
