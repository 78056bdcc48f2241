// The programme is complete without this. It marks the day in view
// and says how far the reader's clock is from the forum's.

const days = document.querySelectorAll(".daynav a");
const dayOf = new Map([...days].map((link) => [document.querySelector(link.hash), link]));
const inView = new Set();

const watch = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) inView[isIntersecting ? "add" : "delete"](target);
    const first = [...dayOf.keys()].find((day) => inView.has(day));
    if (first) for (const [day, link] of dayOf) day === first ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
  },
  { rootMargin: "-72px 0px -50% 0px" },
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
