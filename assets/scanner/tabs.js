/* One scanner in one browser: two would write two logs' worth of numbers and fight for the camera. */

const LOCK = "forum-door";
const PATIENCE = 1500; // a page that is loaded again lets go of it a moment late

/** Resolves when this page is the one. Until then, and when another one takes over, it says so. */
export async function alone(page) {
  if (!navigator.locks) return;
  if (await taken({ signal: AbortSignal.timeout(PATIENCE) })) return;
  page.dataset.link = "second";
  await new Promise((asked) => page.querySelector("[data-takes-over]").addEventListener("click", asked, { once: true }));
  page.dataset.link = "online";
  await taken({ steal: true });
}

/** Whether we hold it now; we hold it until the page goes, or another one steals it. */
function taken(options) {
  let held = false;
  return new Promise((answer) => {
    const hold = () => {
      held = true;
      answer(true);
      return new Promise(() => {});
    };
    navigator.locks.request(LOCK, options, hold).catch(() => (held ? location.reload() : answer(false))); // stolen: begin as the second
  });
}
