// A screen on a wall. What is now is decided here, from the days the page holds; the page is asked for again each
// minute. When the network is gone the screen goes on with what it has, says since when, and catches up after.
const MINUTE = 60_000;
const PATIENCE = 20_000;
const root = document.querySelector("[data-screen]");
const clock = document.querySelector("[data-clock]");
const stale = document.querySelector("[data-stale]");
const since = stale.textContent;
// Minutes by which the forum's wall clock is ahead of UTC.
const [hours, minutes] = clock.textContent.trim().split(":").map(Number);
const written = new Date(root.dataset.now);
const zone = nearest(hours * 60 + minutes - written.getUTCHours() * 60 - written.getUTCMinutes());
// The server's clock is the forum's. A page that a worker kept tells an old time: then what was measured last counts.
let ahead = Number(localStorage.getItem("screen-ahead") ?? written - Date.now());
let known = Number(localStorage.getItem("screen-known") ?? Date.now() + ahead);

const now = () => new Date(Date.now() + ahead);
const onWall = (moment) => new Date(moment.getTime() + zone * MINUTE).toISOString(); // its UTC part is the wall's

function nearest(difference) {
  return ((((difference + 720) % 1440) + 1440) % 1440) - 720;
}

function show() {
  const today = onWall(now()).slice(0, 10);
  clock.textContent = onWall(now()).slice(11, 16);
  const lines = [...document.querySelectorAll(".wall li")];
  const day = lines.map((line) => line.dataset.day).filter((each) => each >= today).sort()[0];
  for (const name of document.querySelectorAll("[data-days] time"))
    name.hidden = name.dateTime !== day || day === today;
  for (const list of document.querySelectorAll(".wall ol")) {
    let isNextTold = false;
    list.closest(".wall").hidden = ![...list.children].some((line) => line.dataset.day === day);
    for (const line of list.children) {
      const [from, until] = [new Date(line.dataset.from), new Date(line.dataset.until)];
      if (until <= now()) line.dataset.when = "past";
      else if (from <= now()) line.dataset.when = "now";
      else {
        line.dataset.when = isNextTold || line.dataset.day !== day ? "later" : "next";
        isNextTold ||= line.dataset.day === day;
      }
    }
  }
  stale.textContent = since.replace("{time}", onWall(new Date(known)).slice(11, 16));
}

async function look() {
  try {
    const answer = await fetch(location.href, { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) throw new Error(String(answer.status));
    const copy = answer.clone();
    take(new DOMParser().parseFromString(await answer.text(), "text/html"));
    stale.hidden = true;
    await keep(copy);
  } catch {
    stale.hidden = false;
  }
  show();
}

function take(fresh) {
  for (const part of ["[data-walls]", "[data-days]"])
    document.querySelector(part).replaceWith(fresh.querySelector(part));
  const told = new Date(fresh.querySelector("[data-screen]").dataset.now);
  ahead = told - Date.now();
  known = told.getTime();
  localStorage.setItem("screen-ahead", ahead);
  localStorage.setItem("screen-known", known);
}

// For a screen that is switched on while there is no network: the page and what it is made of (screen_worker.js).
// Only where the connection is encrypted; elsewhere the browser has neither.
async function keep(page) {
  const shelf = await globalThis.caches?.open("screen");
  await shelf?.put(location.href, page);
}

async function keepParts() {
  const parts = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")];
  const shelf = await globalThis.caches?.open("screen");
  await shelf?.addAll(parts.map((part) => part.href ?? part.src));
}

navigator.serviceWorker?.register(root.dataset.worker, { scope: root.dataset.worker.replace("-worker.js", "") });
keepParts().catch(() => {});
show();
look();
setInterval(show, 5_000);
setInterval(look, MINUTE);
addEventListener("online", look);
