// Arrivals change in place every five seconds; a reader of the screen is told at most once a minute. Without this the page is loaded again by hand.
const REST = 5000;
const part = document.querySelector("[data-live]");
const told = document.querySelector("[data-told]");
let spoken = Date.now();

async function look() {
  const answer = document.hidden ? null : await fetch(part.dataset.live).catch(() => null);
  if (answer?.ok && !answer.redirected && !part.contains(document.activeElement)) {
    part.innerHTML = await answer.text();
    tell(part.querySelector("[data-sentence]").textContent);
  }
  setTimeout(look, REST);
}

function tell(sentence) {
  if (Date.now() - spoken < 60_000 || told.textContent === sentence) return;
  told.textContent = sentence;
  spoken = Date.now();
}

setTimeout(look, REST);
