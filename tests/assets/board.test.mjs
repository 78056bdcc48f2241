import assert from "node:assert/strict";
import { test } from "node:test";
import { History } from "../../assets/board/history.js";
import { spotOf, wishOf } from "../../assets/board/keys.js";
import { clock, hours, lanes, shifted, swapped, tidied } from "../../assets/board/plan.js";

const session = (ref, at, minutes, room) => ({ ref, at, minutes, room });

test("a spot is whole steps and within the day", () => {
  assert.deepEqual(tidied({ at: 542.4, minutes: 47, room: 1 }), { at: 540, minutes: 45, room: 1 });
  assert.deepEqual(tidied({ at: -30, minutes: 0, room: null }), { at: 0, minutes: 5, room: null });
  assert.equal(tidied({ at: 2000, minutes: 60, room: 1 }).at, 1435);
});

test("what is undone can be redone until something new is done", () => {
  const history = new History();
  const [from, to] = [{ at: 540 }, { at: 600 }];
  history.add([{ ref: "a", from, to }]);
  assert.deepEqual(history.undo(), [{ ref: "a", from: to, to: from }]);
  assert.deepEqual(history.redo(), [{ ref: "a", from, to }]);
  history.undo();
  history.add([{ ref: "b", from, to }]);
  assert.equal(history.redo(), null);
});

test("what moved together goes back together, and not at all where somebody else moved a part of it", () => {
  const history = new History();
  const [from, to] = [{ at: 540 }, { at: 600 }];
  history.add([{ ref: "a", from, to }, { ref: "b", from: to, to: from }]);
  assert.deepEqual(history.undo().map(({ to }) => to), [from, to]);
  history.redo();
  history.forget("b");
  assert.equal(history.canUndo, false);
});

test("arrows move, with Shift they resize, with Alt they take a quarter of an hour", () => {
  const here = { at: 540, minutes: 60, room: 2 };
  assert.deepEqual(spotOf({ key: "ArrowDown" }, here, [1, 2, 3]), { at: 545, minutes: 60, room: 2 });
  assert.deepEqual(spotOf({ key: "ArrowUp", altKey: true }, here, [1, 2, 3]), { at: 525, minutes: 60, room: 2 });
  assert.deepEqual(spotOf({ key: "ArrowDown", shiftKey: true }, here, [1, 2, 3]), { at: 540, minutes: 65, room: 2 });
  assert.equal(spotOf({ key: "ArrowRight" }, here, [1, 2, 3]).room, 3);
  assert.equal(spotOf({ key: "ArrowRight" }, { ...here, room: 3 }, [1, 2, 3]).room, 3);
  assert.equal(spotOf({ key: "ArrowLeft" }, { ...here, room: null }, [1, 2, 3]).room, 1);
  assert.equal(spotOf({ key: "x" }, here, [1]), null);
});

test("Z takes back, Shift and Z brings again, M asks", () => {
  assert.equal(wishOf({ key: "z" }), "undo");
  assert.equal(wishOf({ key: "Z", shiftKey: true, ctrlKey: true }), "redo");
  assert.equal(wishOf({ key: "m" }), "ask");
  assert.equal(wishOf({ key: "m", ctrlKey: true }), null);
});

test("sessions that stand in one room at once are drawn beside each other", () => {
  const placed = lanes([session("a", 540, 60, 1), session("b", 560, 30, 1), session("c", 540, 60, 2)]);
  assert.deepEqual(placed, { a: [0, 2], b: [1, 2], c: [0, 1] });
});

test("the hours shown are whole ones round all sessions", () => {
  assert.deepEqual(hours([session("a", 570, 45, 1), session("b", 1080, 90, 1)]), [480, 1260]);
  assert.equal(clock(545), "09:05");
});

test("two sessions change places and keep their lengths", () => {
  const [one, other] = [session("a", 540, 60, 1), session("b", 600, 30, 2)];
  assert.deepEqual(swapped(one, other), [
    { ref: "a", to: { at: 600, minutes: 60, room: 2 } },
    { ref: "b", to: { at: 540, minutes: 30, room: 1 } },
  ]);
});

test("what begins with a session or later is shifted with it, within the day", () => {
  const day = [session("a", 540, 60, 1), session("b", 600, 30, 1), session("c", 600, 30, 2)];
  assert.deepEqual(shifted(day, day[1], 15).map(({ ref, to }) => [ref, to.at]), [["b", 615], ["c", 615]]);
  assert.equal(shifted(day, day[0], 900), false);
});
