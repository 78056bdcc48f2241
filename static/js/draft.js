// The form saves itself on the server, sealed, and comes back by its link. This device keeps the link, not what was
// typed. The server also says what is wrong so far: it stands beside a field once its reader has left it.
const form = document.querySelector("form[data-keeps-draft]");
const received = document.querySelector("[data-clears-draft]");
const place = `forum-draft-${(form ?? received)?.dataset.keepsDraft ?? received?.dataset.clearsDraft}`;
const SOON = 1200;
const APART = 5000; // milliseconds between two savings

const only = received?.dataset.clearsOnly; // the page of a draft that is gone forgets that one, not a newer one
if (received && (!only || localStorage.getItem(place) === only)) localStorage.removeItem(place);
if (form) begin();

function begin() {
  const saved = form.querySelector(".saved");
  const left = new Set();
  let timer, last = 0, busy = false, dirty = false, sent = false;

  saved.textContent = saved.dataset.begin;
  offerToGoOn();
  form.addEventListener("input", () => {
    dirty = true;
    plan();
  });
  form.addEventListener("focusout", ({ target }) => {
    if (target.name && target.value) left.add(target.name);
  });
  form.addEventListener("submit", () => {
    sent = true;
    clearTimeout(timer);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && dirty) keep();
  });

  function plan() {
    clearTimeout(timer);
    timer = setTimeout(keep, Math.max(SOON, last + APART - Date.now()));
  }

  async function keep() {
    if (sent || busy) return;
    [busy, dirty, last] = [true, false, Date.now()];
    try {
      const address = form.querySelector("[formaction]").formAction;
      const headers = { Accept: "application/json" };
      const answer = await fetch(address, { method: "POST", body: typed(), headers });
      if (answer.ok && !sent) tell(await answer.json());
      else if (answer.status === 409) saved.textContent = (await answer.json()).said;
      else saved.textContent = saved.dataset.unsaved;
    } catch {
      saved.textContent = saved.dataset.unsaved;
      dirty = true;
    } finally {
      busy = false;
      if (dirty) plan();
    }
  }

  // A file is sent with the form itself: a draft keeps none.
  function typed() {
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    return body;
  }

  function tell({ draft, address, complaints }) {
    form.elements.draft.value = draft;
    localStorage.setItem(place, address);
    if (location.pathname !== address) history.replaceState(null, "", address);
    const time = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    saved.textContent = saved.dataset.saved.replace("{time}", time.format());
    for (const name of left) if (document.activeElement?.name !== name) complain(name, complaints[name]);
  }
}

function offerToGoOn() {
  const link = document.querySelector("[data-continue]");
  const address = localStorage.getItem(place);
  if (!link || !address) return;
  if (!address.startsWith("/")) return localStorage.removeItem(place);
  link.querySelector("a").href = address;
  link.hidden = false;
}

function complain(name, words) {
  const input = form.querySelector(`[name="${CSS.escape(name)}"]:not([type=hidden])`);
  const field = input?.closest(".field");
  if (!field || ["radio", "checkbox"].includes(input.type)) return;
  const id = `${input.id}-e`;
  const there = document.getElementById(id);
  field.toggleAttribute("data-error", Boolean(words));
  input.setAttribute("aria-invalid", String(Boolean(words)));
  if (!words) return there?.remove();
  const told = there ?? Object.assign(document.createElement("p"), { id, className: "field-error" });
  told.textContent = words;
  if (!there) input.before(told);
  const described = new Set((input.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean)).add(id);
  input.setAttribute("aria-describedby", [...described].join(" "));
}
