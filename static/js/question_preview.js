// The question as it will stand on the form, drawn by the server while it is being written.
const form = document.querySelector("form[data-previews]");
const place = document.querySelector("[data-preview]");
const withOptions = new Set(["choice", "choices"]);
let waiting;
let latest = 0;

form.querySelector("[name=preview]").hidden = true;
document.addEventListener("input", ({ target }) => {
  if (target.form !== form) return;
  showOptions();
  clearTimeout(waiting);
  waiting = setTimeout(draw, 250);
});
showOptions();

function showOptions() {
  const needed = withOptions.has(form.elements.kind.value);
  for (const part of form.querySelectorAll("[data-options]")) part.hidden = !needed;
}

async function draw() {
  const number = ++latest;
  try {
    const answer = await fetch(form.dataset.previews, { method: "POST", body: new FormData(form) });
    if (!answer.ok || number !== latest) return;
    const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
    place.replaceChildren(...drawn.body.childNodes);
  } catch {
    // No connection: the last preview stays, and saving says so.
  }
}
