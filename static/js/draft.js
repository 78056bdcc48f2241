// A half-filled form is kept on this device, so that a closed tab or a lost network loses nothing.
// The page that says it was received clears it.
const form = document.querySelector("form[data-keeps-draft]");
const place = form && `forum-draft-${form.dataset.keepsDraft}`;
const saved = form?.querySelector("[data-saved]");
const never = new Set(["csrf_token", "key"]);

if (form) {
  if (!form.querySelector("[data-error]")) bringBack();
  form.addEventListener("input", keep);
}
const received = document.querySelector("[data-clears-draft]");
if (received) localStorage.removeItem(`forum-draft-${received.dataset.clearsDraft}`);

function keep() {
  const entries = [...new FormData(form)].filter(([name]) => !never.has(name));
  localStorage.setItem(place, JSON.stringify(entries));
  const time = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format();
  saved.textContent = saved.dataset.saved.replace("{time}", time);
}

function bringBack() {
  const entries = JSON.parse(localStorage.getItem(place) ?? "[]");
  if (!entries.length) return;
  for (const box of form.querySelectorAll("[type=checkbox], [type=radio]")) box.checked = false;
  for (const [name, value] of entries) {
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (["checkbox", "radio"].includes(field.type)) field.checked ||= field.value === value;
      else field.value = value;
    }
  }
}
