/* The agenda's board. The server wrote a list with pickers; where there is room, this draws a board from it. */
import { dragging } from "./drag.js";
import { History } from "./history.js";
import { spotOf as keySpot, wishOf } from "./keys.js";
import { clashes, clock, same, spotOf, tidied } from "./plan.js";
import { Saving } from "./saving.js";
import { Session } from "./sessions.js";
import { Stage } from "./stage.js";
import { showConflicts } from "./telling.js";

const root = document.querySelector("[data-board]");
const words = root.dataset;
const find = (name) => document.querySelector(`[data-${name}]`);
const list = [...root.querySelectorAll(".spot")].map((row) => new Session(row));
const byRef = new Map(list.map((session) => [session.ref, session]));
const roomNames = new Map([...list[0].form.elements.room.options].map((option) => [Number(option.value), option.text]));
const history = new History();
const stage = new Stage(root);
const saving = new Saving({ csrf: words.csrf, day: words.day, said: saved });
const wide = matchMedia("(min-width: 56rem)");
const dialog = makeDialog();
let refused = null; // the move the server did not take, to be made all the same

function move(session, wished, { isNew = true } = {}) {
  const spot = tidied(wished);
  if (same(spot, session)) return;
  if (isNew) history.add({ ref: session.ref, from: spotOf(session), to: spot });
  session.stand(spot);
  say("saving");
  saving.save(session);
  announce(session);
  draw();
}

function saved({ session, status, answer }) {
  if (status === 200) {
    hush();
    if (answer.day !== words.day) return leave(session);
    showConflicts(find("conflicts"), answer.conflicts, byRef);
    if (saving.isIdle) say("saved", clock(minutesNow()));
    root.dispatchEvent(new CustomEvent("saved", { detail: session.ref }));
    return;
  }
  complain(session, answer);
}

/** Nothing is lost: the session goes where the server says it is, and what was wished can be done with one press. */
function complain(session, answer) {
  refused = answer ? { session, spot: spotOf(session) } : null;
  find("said").querySelector("p").textContent = answer?.said ?? words.wordsOffline;
  find("said").hidden = false;
  find("again").hidden = !answer;
  say("");
  if (!answer) return;
  history.forget(session.ref);
  if (answer.day === words.day) session.stand({ at: answer.at, minutes: answer.minutes, room: answer.room });
  showConflicts(find("conflicts"), answer.conflicts, byRef);
  draw();
}

function hush() {
  find("said").hidden = true;
  refused = null;
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
  if (list.length) stage.draw(list);
  for (const session of list) {
    session.block.toggleAttribute("data-conflict", clashes(session, session, list).length > 0);
  }
}

function takeBack(done) {
  if (done) move(byRef.get(done.ref), done.to, { isNew: false });
}

function say(what, time = "") {
  find("saved").textContent = what ? `${words[`words${what[0].toUpperCase()}${what.slice(1)}`]} ${time}`.trim() : "";
}

function announce(session) {
  const room = session.room === null ? words.wordsNoRoom : roomNames.get(session.room);
  const said = { title: session.title, time: `${clock(session.at)}–${clock(session.at + session.minutes)}`, room };
  const wrong = new Set(clashes(session, session, list).map(({ kind }) => kind));
  const complaints = [wrong.has("room") && words.wordsClashRoom, wrong.has("person") && words.wordsClashPerson];
  const sentence = words.wordsMoved.replace(/\{(\w+)\}/g, (_, name) => said[name]);
  find("live").textContent = [sentence, ...complaints.filter(Boolean)].join(" ");
}

function minutesNow() {
  const now = new Date();
  return now.getHours() * 60 + now.getMinutes();
}

function makeDialog() {
  const made = document.createElement("dialog");
  made.className = "board-dialog";
  root.append(made);
  return made;
}

/** The pickers of the list, in a dialog; they go home when it closes. */
function ask(session) {
  const heading = document.createElement("h2");
  heading.textContent = session.title;
  dialog.replaceChildren(heading, session.form);
  dialog.showModal();
  session.form.elements.time.focus();
  dialog.addEventListener("close", () => {
    session.row.insertBefore(session.form, session.row.querySelector(".spot-shift"));
    session.stand(spotOf(session));
    session.block.querySelector("a").focus();
  }, { once: true });
}

function picked(event) {
  const session = list.find((each) => each.form === event.target);
  if (!session || session.form.elements.day.value !== words.day) return; // another day: the page itself goes there
  event.preventDefault();
  const spot = session.picked();
  if (dialog.open) dialog.close();
  move(session, spot);
}

function pressed(event) {
  const session = byRef.get(event.target.closest?.(".block")?.dataset.ref);
  if (dialog.open || event.target.matches?.("input, select, textarea")) return;
  const wish = wishOf(event);
  if (wish === "undo" || wish === "redo") takeBack(history[wish]());
  else if (wish === "ask" && session) ask(session);
  else if (session && !session.isForAll && keySpot(event, session, stage.rooms)) move(session, keySpot(event, session, stage.rooms));
  else if (session?.isForAll && keySpot(event, session, [null])) move(session, { ...keySpot(event, session, [null]), room: null });
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
    const here = stage.spotAt(clientX, held.isResize ? clientY : clientY - held.inside);
    if (held.isResize) held.spot = tidied({ ...spotOf(session), minutes: here.at === null ? session.minutes : here.at - session.at });
    else if (here.at === null) held.spot = { ...spotOf(session), room: null };
    else held.spot = tidied({ at: here.at, minutes: session.minutes, room: session.isForAll ? null : here.room });
    stage.showGhost(session, held.spot, clashes(session, held.spot, list));
  },
  drop(held) {
    release(held);
    move(held.session, held.spot);
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
  find("list").hidden = wide.matches;
  find("tools").hidden = false;
  draw();
}

root.addEventListener("submit", picked);
document.addEventListener("keydown", pressed);
find("undo").addEventListener("click", () => takeBack(history.undo()));
find("redo").addEventListener("click", () => takeBack(history.redo()));
find("again").addEventListener("click", () => refused && move(refused.session, refused.spot));
wide.addEventListener("change", fit);
addEventListener("beforeunload", (event) => !saving.isIdle && event.preventDefault());
fit();
