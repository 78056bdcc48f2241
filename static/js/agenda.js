// The programme is complete without this. It marks the day in view
// and says how far the reader's clock is from the forum's.

const days = document.querySelectorAll(".daynav a");
const dayOf = new Map([...days].map((link) => [document.querySelector(link.hash), link]));
const inView = new Set();

function mark(day) {
  for (const [other, link] of dayOf) {
    if (other === day) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

const watch = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) inView[isIntersecting ? "add" : "delete"](target);
    mark([...dayOf.keys()].find((day) => inView.has(day)) ?? [...dayOf.keys()][0]);
  },
  { rootMargin: "-136px 0px -50% 0px" },
);
for (const day of dayOf.keys()) watch.observe(day);

const note = document.querySelector("[data-zone]");
if (note) sayDistance(note);

function sayDistance(note) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const moment = new Date(note.dataset.moment);
  const hours = offset(here, moment) - offset(note.dataset.zone, moment);
  if (!hours || !here.includes("/")) return;
  const city = here.split("/").at(-1).replaceAll("_", " ");
  const amount = new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: "hour", unitDisplay: "long" });
  const words = hours > 0 ? note.dataset.ahead : note.dataset.behind;
  note.textContent = words.replace("{city}", city).replace("{hours}", amount.format(Math.abs(hours)));
}

function offset(zone, moment) {
  const seen = new Date(moment.toLocaleString("en-US", { timeZone: zone }));
  const utc = new Date(moment.toLocaleString("en-US", { timeZone: "UTC" }));
  return (seen - utc) / 36e5;
}

// What is on now is marked, by the reader's own clock, as long as the page stays open.
const lines = [...document.querySelectorAll(".programme .session")].map((line) => {
  const [begins, ends] = [...line.querySelectorAll("time")].map((time) => new Date(time.dateTime));
  return { line, begins, ends };
});

function markNow() {
  const now = new Date();
  for (const { line, begins, ends } of lines) line.toggleAttribute("data-now", begins <= now && now < ends);
}

markNow();
setInterval(markNow, 30_000);
