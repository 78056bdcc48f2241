import assert from "node:assert/strict";
import { test } from "node:test";
import { Burst } from "../../assets/scanner/wedge.js";

const CODE = "HTTPS://F.EX/B/2G7K60EW4J";

function type(text, { every, layout = (key) => key }) {
  const burst = new Burst();
  let at = 0;
  for (const key of text) burst.add({ key: layout(key), code: placeOf(key), timeStamp: (at += every) });
  return burst.end(at + every);
}

function placeOf(key) {
  if (/\d/.test(key)) return `Digit${key}`;
  return { ":": "Semicolon", "/": "Slash", ".": "Period" }[key] ?? `Key${key}`;
}

test("a hand scanner's burst is read as produced and as placed", () => {
  assert.deepEqual(type(CODE, { every: 5 }), [CODE, CODE]);
});

test("on a Russian layout the places still say the code", () => {
  const [produced, placed] = type(CODE, { every: 5, layout: () => "ф" });
  assert.equal(placed, CODE);
  assert.notEqual(produced, CODE);
});

test("a person's typing is left to the field", () => {
  assert.equal(type(CODE, { every: 120 }), null);
});

test("a short burst is no code", () => {
  assert.equal(type("HELLO", { every: 5 }), null);
});

test("Shift in between does not break a burst", () => {
  const burst = new Burst();
  for (let at = 0; at < 60; at += 2) {
    burst.add({ key: "Shift", code: "ShiftLeft", timeStamp: at });
    burst.add({ key: "A", code: "KeyA", timeStamp: at + 1 });
  }
  assert.equal(burst.end(62)[1], "A".repeat(30));
});
