// How far long work is, asked every two seconds. Without this, a link looks again.
const part = document.querySelector("[data-progress]");
const bar = part.querySelector("progress");
const words = part.querySelector("[data-words]");

async function look() {
  const answer = await fetch(part.dataset.progress, { headers: { Accept: "application/json" } }).catch(() => null);
  if (answer?.ok) {
    const { open, done, total } = await answer.json();
    if (!open) return location.reload();
    bar.max = total || 1;
    bar.value = done;
    if (done) words.textContent = words.dataset.words.replace("{done}", done).replace("{total}", total);
  }
  return setTimeout(look, 2000);
}

setTimeout(look, 2000);
