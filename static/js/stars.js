// Stars, drawn and changed in the browser: the page itself is the same for everybody. Without this each star leads
// to My agenda, which keeps the same cookie (forum/web/stars.py).
const MOST = 200;
const home = new URL(document.querySelector("form[action$='/my-agenda']").action).pathname.replace("my-agenda", "");
const buttons = document.querySelectorAll("button.star, [data-star]");

function starred() {
  const said = document.cookie.split("; ").find((each) => each.startsWith("stars="));
  return new Set(said ? said.slice(6).split(".").filter((each) => /^\d+$/.test(each)) : []);
}

function keep(numbers) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  const kept = [...numbers].slice(0, MOST).join(".");
  const until = kept ? 200 * 24 * 3600 : 0;
  document.cookie = `stars=${kept}; Path=${home}; Max-Age=${until}; SameSite=Lax${secure}`;
}

function draw() {
  const mine = starred();
  for (const button of buttons) {
    const is = mine.has(button.value);
    button.setAttribute("aria-pressed", String(is));
    if (button.dataset.on) button.querySelector("span").textContent = is ? button.dataset.on : button.dataset.off;
  }
  for (const count of document.querySelectorAll("[data-stars]")) count.textContent = mine.size ? ` ${mine.size}` : "";
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button.star, [data-star]");
  if (!button) return;
  event.preventDefault();
  const mine = starred();
  if (!mine.delete(button.value)) mine.add(button.value);
  keep(mine);
  draw();
});

draw();
addEventListener("pageshow", draw);
