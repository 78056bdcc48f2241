/* A day's plan: where each session stands, in minutes from midnight. Pure: nothing of the page in here. */

export const STEP = 5;
export const SHORTEST = 5;
const MIDNIGHT = 24 * 60;

/** The spot of a session. `room` is a number, or null. */
export const spotOf = ({ at, minutes, room }) => ({ at, minutes, room });

export const same = (one, other) => one.at === other.at && one.minutes === other.minutes && one.room === other.room;

/** Whole steps, within the day. */
export function tidied({ at, minutes, room }) {
  const long = Math.max(SHORTEST, Math.round(minutes / STEP) * STEP);
  const begins = Math.round(at / STEP) * STEP;
  return { at: Math.min(Math.max(begins, 0), MIDNIGHT - SHORTEST), minutes: long, room };
}

/** Each takes the other's place, and keeps its own length. */
export const swapped = (one, other) => [
  { ref: one.ref, to: { ...spotOf(other), minutes: one.minutes } },
  { ref: other.ref, to: { ...spotOf(one), minutes: other.minutes } },
];

/** This session and all that begin with it or later, by some minutes; nothing where one would leave the day. */
export function shifted(sessions, first, by) {
  const moves = sessions
    .filter(({ at }) => at >= first.at)
    .map((session) => ({ ref: session.ref, to: { ...spotOf(session), at: session.at + by } }));
  return moves.every(({ to }) => to.at >= 0 && to.at < MIDNIGHT) && moves;
}

const meet = (one, other) => one.at < other.at + other.minutes && other.at < one.at + one.minutes;

/** Whole hours round all sessions: [first, last) in minutes. */
export function hours(sessions) {
  const first = Math.min(...sessions.map((session) => session.at));
  const last = Math.max(...sessions.map((session) => session.at + session.minutes));
  return [Math.max(0, Math.floor(first / 60) * 60 - 60), Math.min(MIDNIGHT, Math.ceil(last / 60) * 60 + 60)];
}

export function clock(minutes) {
  const two = (number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

/** Sessions side by side that stand in one room at once: {ref: [lane, lanes]}. */
export function lanes(sessions) {
  const placed = {};
  const groups = {};
  for (const session of sessions) (groups[session.room] ??= []).push(session);
  for (const group of Object.values(groups)) {
    const inOrder = group.sort((one, other) => one.at - other.at || other.minutes - one.minutes);
    for (const session of inOrder) {
      const beside = inOrder.filter((other) => other !== session && meet(session, other));
      const taken = new Set(beside.filter((other) => other.ref in placed).map((other) => placed[other.ref][0]));
      let lane = 0;
      while (taken.has(lane)) lane += 1;
      placed[session.ref] = [lane, beside.length ? Math.max(2, lane + 1) : 1];
    }
  }
  return placed;
}
