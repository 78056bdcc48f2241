/* Every move by keyboard: arrows move, Shift and arrows resize, M asks, Z takes back. */
import { STEP } from "./plan.js";

const QUARTER = 15;

/** The spot a key asks for, or nothing. With Alt the steps are a quarter of an hour. */
export function spotOf(event, { at, minutes, room }, rooms) {
  const step = event.altKey ? QUARTER : STEP;
  const by = { ArrowUp: -step, ArrowDown: step }[event.key];
  if (by !== undefined) return event.shiftKey ? { at, minutes: minutes + by, room } : { at: at + by, minutes, room };
  const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (sideways === undefined || event.shiftKey) return null;
  const next = rooms[Math.min(Math.max(rooms.indexOf(room) + sideways, 0), rooms.length - 1)];
  return { at, minutes, room: room === null ? rooms[0] : next };
}

/** "undo", "redo", "ask" or nothing. */
export function wishOf(event) {
  const key = event.key.toLowerCase();
  const commands = event.ctrlKey || event.metaKey;
  if (key === "z" && !event.altKey) return event.shiftKey ? "redo" : "undo";
  if (key === "y" && commands) return "redo";
  return key === "m" && !commands && !event.altKey ? "ask" : null;
}
