// How many places are left, kept true while the form is open and looked at.
const form = document.querySelector("form[data-places-at]");
const PAUSE = 30_000;

setInterval(look, PAUSE);
document.addEventListener("visibilitychange", look);

async function look() {
  if (document.visibilityState !== "visible") return;
  try {
    const answer = await fetch(form.dataset.placesAt, { headers: { Accept: "application/json" } });
    if (answer.ok) for (const [id, words] of Object.entries(await answer.json())) say(id, words);
  } catch {
    // No connection: the last number stays, and sending says what is true.
  }
}

function say(id, words) {
  const place = form.querySelector(`[data-places="${id}"]`);
  if (place && place.textContent !== words) place.textContent = words;
}
