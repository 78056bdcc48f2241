// A screen on a wall. What is now is decided here, from the day the page holds; the page is asked for again each
// minute. When the network is gone the screen goes on with what it has, says so, and catches up after.
const MINUTE = 60_000;
const root = document.querySelector("[data-screen]");
const ahead = new Date(root.dataset.now) - Date.now(); // the server's clock is the forum's
const now = () => new Date(Date.now() + ahead);
const clock = document.querySelector("[data-clock]");
const [hours, minutes] = clock.textContent.trim().split(":").map(Number);
const zone = hours * 60 + minutes - minutesOf(new Date(root.dataset.now)); // the forum's wall clock, from UTC

function minutesOf(moment) {
  return moment.getUTCHours() * 60 + moment.getUTCMinutes();
}

function show() {
  const wall = (((minutesOf(now()) + zone) % 1440) + 1440) % 1440;
  clock.textContent = [Math.floor(wall / 60), wall % 60].map((part) => String(part).padStart(2, "0")).join(":");
  for (const list of document.querySelectorAll(".wall ol")) {
    let isNextTold = false;
    for (const line of list.children) {
      const [from, until] = [new Date(line.dataset.from), new Date(line.dataset.until)];
      if (until <= now()) line.dataset.when = "past";
      else if (from <= now()) line.dataset.when = "now";
      else {
        line.dataset.when = isNextTold ? "later" : "next";
        isNextTold = true;
      }
    }
  }
}

async function look() {
  const stale = document.querySelector("[data-stale]");
  try {
    const answer = await fetch(location.href);
    if (!answer.ok) throw new Error(String(answer.status));
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector("[data-walls]").replaceWith(fresh.querySelector("[data-walls]"));
    stale.hidden = true;
    show();
  } catch {
    stale.hidden = false;
  }
}

show();
setInterval(show, 5_000);
setInterval(look, MINUTE);
addEventListener("online", look);
