/* Admit or refuse? The same answers as the server's checkin/rules.py and folding.py; a test compares them. */

export const ADMISSIONS = new Set(["admitted", "admitted_vip"]);
export const PASSES = new Set([...ADMISSIONS, "overridden", "left"]);
const VALID = new Set(["issued", "printed", "collected"]);

/** What badge and zone say by themselves, whoever is inside. `held`: { state, category, letter, granted }, null for a
    code that is not in the list; `zone`: as the snapshot's rules have it; `at`: milliseconds, `on`: YYYY-MM-DD there. */
export function decide(held, zone, at, on) {
  if (!held) return "not_in_list";
  if (!VALID.has(held.state)) return held.state; // replaced, revoked, not_confirmed
  return refusedByZone(held, zone, at, on) ?? (held.letter === "V" ? "admitted_vip" : "admitted");
}

/** What is said of one more scan, when `claim` is what was decided and `inside` whether its holder is in. */
export function word(action, claim, inside) {
  if (action === "undo") return "undone";
  if (claim === "not_in_list" && action !== "in") return "noted";
  if (action === "out") return "left";
  if (action === "override") return ADMISSIONS.has(claim) ? claim : "overridden";
  return ADMISSIONS.has(claim) && inside ? "already_in" : claim;
}

/** The gates that this badge opens now: where to send whoever stands before the wrong one. */
export function gatesFor(held, zones, at, on) {
  const opened = zones.filter((zone, number) => ADMISSIONS.has(decide({ ...held, granted: held.zones.includes(number) }, zone, at, on)));
  return opened.flatMap(({ gates }) => gates);
}

function refusedByZone({ category, granted }, { open, days, hours }, at, on) {
  const allowed = days[category];
  if (!granted) {
    if (!allowed && !open) return "wrong_zone";
    if (allowed?.length && !allowed.includes(on)) return "wrong_day";
  }
  return !hours.length || hours.some(([opens, closes]) => opens <= at && at < closes) ? null : "wrong_day";
}
