/* What does not fit on a day, wherever that depends on when and where a session stands: the server's rules
   (forum/agenda/conflicts/rules.py) said again, for the time that something is being dragged. The server has the
   last word; tests/journeys/test_the_boards_rules.py holds the two together. Pure, and on its own. */

/** `slots`: [{ref, at, minutes, room}], minutes from midnight. `plan`: what the server said about halls, the way
    between venues, guests, and each slot. Gives [{code, refs, about}]. */
export function conflictsOf(slots, plan) {
  const inTime = slots
    .map((slot) => ({ ...plan.slots[slot.ref], ...slot, ends: slot.at + slot.minutes, hall: plan.halls[slot.room] }))
    .sort((one, other) => one.at - other.at || (one.ref < other.ref ? -1 : 1));
  return [...ofPeople(inTime, plan), ...ofHalls(inTime), ...inTime.flatMap((slot) => [...ofOne(slot, plan)])];
}

function* ofPeople(inTime, plan) {
  for (const [person, slots] of grouped(inTime, (slot) => new Set(slot.people))) {
    for (const [one, other] of meeting(slots)) yield found("person_twice", [one, other], { person });
    for (const [one, other] of pairs(slots)) {
      const pause = other.at - one.ends;
      const needed = journey(one, other, plan);
      if (pause >= 0 && pause < needed) yield found("person_on_the_way", [one, other], { person, minutes: pause, needed });
    }
  }
}

function* ofHalls(inTime) {
  for (const [room, slots] of grouped(inTime, (slot) => (slot.hall ? [slot.room] : []))) {
    for (const [one, other] of meeting(slots)) yield found("room_overlap", [one, other], { room });
    const needed = slots[0].hall.turnaround;
    for (const [one, other] of pairs(slots)) {
      const pause = other.at - one.ends;
      if (pause >= 0 && pause < needed) yield found("turnaround_short", [one, other], { room, minutes: pause, needed });
    }
  }
}

function* ofOne(slot, plan) {
  const { hall, room, people, booths: needed, places: own, signedUp: signed_up, interested: more } = slot;
  if (hall?.closed.some(([from, until]) => slot.at < until && from < slot.ends)) yield found("room_closed", [slot], { room });
  const seats = hall?.seats ?? null;
  const places = Math.min(own ?? Infinity, seats ?? Infinity);
  if (signed_up > places) yield found("too_few_places", [slot], { signed_up, places });
  for (const person of people) {
    const present = plan.guests[person];
    if (present && !present.some(([from, until]) => from <= slot.at && slot.ends <= until)) {
      yield found("person_absent", [slot], { person });
    }
  }
  const booths = hall?.booths ?? null;
  if (booths !== null && needed > booths) yield found("too_few_booths", [slot], { room, booths, needed });
  const interested = signed_up + more;
  if (seats !== null && interested > seats && seats >= signed_up) yield found("room_small", [slot], { room, seats, interested });
}

function found(code, slots, about) {
  return { code, refs: slots.map((slot) => slot.ref), about };
}

/** Minutes from one slot's venue to the other's; nothing within one, or where there is none. */
function journey(one, other, plan) {
  return one.hall && other.hall ? (plan.journeys[`${one.hall.venue} ${other.hall.venue}`] ?? 0) : 0;
}

function grouped(slots, keysOf) {
  const groups = new Map();
  for (const slot of slots) {
    for (const key of keysOf(slot)) groups.set(key, [...(groups.get(key) ?? []), slot]);
  }
  return groups;
}

function* meeting(slots) {
  for (const [number, one] of slots.entries()) {
    for (let next = number + 1; next < slots.length && slots[next].at < one.ends; next += 1) yield [one, slots[next]];
  }
}

function* pairs(slots) {
  for (let next = 1; next < slots.length; next += 1) yield [slots[next - 1], slots[next]];
}
