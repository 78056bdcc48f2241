/* The agenda's board. The server wrote a list with pickers; where there is room, this draws a board from it. */
import { Asking } from "./asking.js";
import { dragging } from "./drag.js";
import { History } from "./history.js";
import { spotOf as keySpot, wishOf } from "./keys.js";
import { clock, same, shifted, spotOf, swapped, tidied } from "./plan.js";
import { conflictsOf } from "./rules.js";
import { Saving } from "./saving.js";
import { Session } from "./sessions.js";
import { Stage } from "./stage.js";
import { Teller, showConflicts } from "./telling.js";

const root = document.querySelector("[data-board]");
const words = root.dataset;
const find = (name) => document.querySelector(`[data-${name}]`);
const plan = JSON.parse(words.plan);
const parts = { button: find("block").content, pattern: find("pickers").content };
const list = [...root.querySelectorAll(".spot")].map((row) => new Session(row, parts));
const byRef = new Map(list.map((session) => [session.ref, session]));
const history = new History();
const stage = new Stage(root);
const teller = new Teller(JSON.parse(words.sentences), plan);
const saving = new Saving({ csrf: words.csrf, day: words.day, moves: words.moves, said: saved });
const wide = matchMedia("(min-width: 56rem)");
const asking = new Asking(root, find("swap").content);
const side = root.querySelector(".board-side");
const spots = find("list");
let refused = null; // the moves the server did not take, to be made all the same

/** One or several, together: [{ref, to}]. */
function move(wished, { isNew = true } = {}) {
  const moves = wished
    .map(({ ref, to }) => ({ ref, from: spotOf(byRef.get(ref)), to: tidied(to) }))
    .filter(({ from, to }) => !same(from, to));
  if (!moves.length) return;
  if (isNew) history.add(moves);
  const sessions = moves.map(({ ref }) => byRef.get(ref));
  for (const { ref, to } of moves) byRef.get(ref).stand(to);
  say(words.wordsSaving);
  saving.save(sessions);
  announce(sessions.at(0));
  draw();
}

function saved({ sessions, status, answer }) {
  if (status !== 200) return complain(sessions, answer);
  hush();
  for (const { ref, day } of answer.sessions) if (day !== words.day) leave(byRef.get(ref));
  tell(answer);
  if (saving.isIdle) say(`${words.wordsSaved} ${answer.saved}`);
  root.dispatchEvent(new CustomEvent("saved", { detail: sessions.map(({ ref }) => ref) }));
}

/** Nothing is lost: the sessions go where the server says they are, and what was wished can be done with one press. */
function complain(sessions, answer) {
  refused = answer ? sessions.map((session) => ({ ref: session.ref, to: spotOf(session) })) : null;
  find("said").querySelector("p").textContent = answer?.said || words.wordsOffline;
  find("said").hidden = false;
  find("again").hidden = !answer;
  say("");
  for (const { ref, day, at, minutes, room } of answer?.sessions ?? []) {
    history.forget(ref);
    if (day === words.day) byRef.get(ref).stand({ at, minutes, room });
  }
  if (answer) tell(answer);
  draw();
}

function hush() {
  find("said").hidden = true;
  refused = null;
}

function tell({ conflicts, more }) {
  showConflicts(find("conflicts"), conflicts, words.wordsFits);
  find("more").textContent = more || "";
}

/** It stands on another day now. */
function leave(session) {
  list.splice(list.indexOf(session), 1);
  byRef.delete(session.ref);
  session.row.remove();
  session.block.remove();
  find("live").textContent = `${session.title}: ${words.wordsGone}`;
  draw();
}

function draw() {
  find("undo").disabled = !history.canUndo;
  find("redo").disabled = !history.canRedo;
  if (!list.length) return;
  stage.draw(list);
  const wrong = new Set(conflicts().flatMap(({ refs }) => refs));
  for (const session of list) {
    session.block.toggleAttribute("data-conflict", wrong.has(session.ref));
    session.time.textContent = `${clock(session.at)}–${clock(session.at + session.minutes)}`;
  }
}

/** What would not fit if the session stood there, in sentences. */
function wrongWith(session, spot) {
  return teller.sentences(conflicts(session, spot).filter(({ refs }) => refs.includes(session.ref)));
}

/** Of the day as it is, or with one session standing elsewhere. */
function conflicts(session, spot) {
  return conflictsOf(list.map((each) => ({ ref: each.ref, ...spotOf(each === session ? spot : each) })), plan);
}

function takeBack(moves) {
  if (moves) move(moves, { isNew: false });
}

function say(what) {
  find("saved").textContent = what;
}

function announce(session) {
  const room = session.room === null ? words.wordsNoRoom : plan.room[session.room];
  const said = { title: session.title, time: `${clock(session.at)}–${clock(session.at + session.minutes)}`, room };
  const sentence = words.wordsMoved.replace(/\{(\w+)\}/g, (_, name) => said[name]);
  find("live").textContent = [sentence, ...wrongWith(session, session), session.concerned].join(" ").trim();
}

/** One of the forms of a session. What leads to another day, the page itself does. */
function submitted(event) {
  const form = event.target;
  const session = byRef.get(form.dataset.ref ?? form.closest(".spot-forms")?.dataset.ref);
  const moves = session && wishes(form, session);
  if (!moves) return;
  event.preventDefault();
  asking.close();
  move(moves);
}

function wishes(form, session) {
  if (form === session.form) return form.elements.day.value === words.day && [{ ref: session.ref, to: session.picked() }];
  if ("swaps" in form.dataset) return swapped(session, byRef.get(form.elements.with.value));
  return shifted(list, session, Number(form.elements.minutes.value));
}

function ask(session) {
  const others = list.filter((other) => other !== session && other.isForAll === session.isForAll);
  asking.open(session, others.map(({ ref, at, title }) => ({ ref, label: `${clock(at)} ${title}` })));
}

function pressed(event) {
  const session = byRef.get(event.target.closest?.(".block")?.dataset.ref);
  if (asking.isOpen || event.target.matches?.("input, select, textarea")) return;
  const wish = wishOf(event);
  const spot = session && keySpot(event, session, session.isForAll ? [null] : stage.rooms);
  if (wish === "undo" || wish === "redo") takeBack(history[wish]());
  else if (wish === "ask" && session) ask(session);
  else if (spot) move([{ ref: session.ref, to: spot }]);
  else return;
  event.preventDefault();
}

dragging(root, {
  grab(block, isResize, point) {
    const session = byRef.get(block.dataset.ref);
    const top = block.getBoundingClientRect().top;
    block.toggleAttribute("data-held", true);
    return { session, isResize, inside: point.y - top, spot: spotOf(session) };
  },
  move(held, { clientX, clientY }) {
    const { session } = held;
    const isFollowing = stage.follow(clientX, clientY);
    const here = stage.spotAt(clientX, held.isResize ? clientY : clientY - held.inside);
    if (held.isResize) held.spot = tidied({ ...spotOf(session), minutes: here.at === null ? session.minutes : here.at - session.at });
    else if (here.at === null) held.spot = { ...spotOf(session), room: null };
    else held.spot = tidied({ at: here.at, minutes: session.minutes, room: session.isForAll ? null : here.room });
    const wrong = wrongWith(session, held.spot);
    stage.showGhost(session, held.spot, [...wrong, session.concerned].filter(Boolean), wrong.length > 0);
    return isFollowing;
  },
  drop(held) {
    release(held);
    move([{ ref: held.session.ref, to: held.spot }]);
  },
  cancel: release,
});

function release({ session }) {
  session.block.removeAttribute("data-held");
  stage.hideGhost();
}

function fit() {
  find("stage").hidden = !wide.matches;
  find("tray-section").hidden = !wide.matches;
  // Not hidden but away: a browser looks through hundreds of forms again whenever a page changes.
  if (wide.matches) spots.remove();
  else side.append(spots);
  find("tools").hidden = false;
  draw();
}

root.addEventListener("submit", submitted);
root.addEventListener("click", (event) => {
  const asked = event.target.closest(".block-ask, .spot-ask a")?.closest(".block, .spot");
  if (!asked) return;
  event.preventDefault();
  ask(byRef.get(asked.dataset.ref));
});
document.addEventListener("keydown", pressed);
find("undo").addEventListener("click", () => takeBack(history.undo()));
find("redo").addEventListener("click", () => takeBack(history.redo()));
find("again").addEventListener("click", () => refused && move(refused));
wide.addEventListener("change", fit);
addEventListener("beforeunload", (event) => !saving.isIdle && event.preventDefault());
fit();
