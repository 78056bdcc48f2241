// A long list becomes a field one types into: any word of a name, in any of the languages a country is known by, or
// the two-letter code. The list itself stays in
// the form and is what is sent; without this it is a plain list. Pattern: combobox with a listbox (ARIA 1.2).
for (const select of document.querySelectorAll("select[data-type-ahead]")) typeAhead(select);

function typeAhead(select) {
  const options = [...select.options].filter(({ value }) => value);
  const names = options.map((option) => ({ option, words: split(option.text), code: fold(option.value), others: [] }));
  const label = select.labels[0];
  const list = Object.assign(document.createElement("ul"), { id: `${select.id}-list`, className: "ahead-list plain", hidden: true });
  const input = Object.assign(document.createElement("input"), { className: "input", type: "text" });
  const place = Object.assign(document.createElement("div"), { className: "ahead" });
  let at = -1;

  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", label.textContent.trim());
  const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off", spellcheck: "false" };
  for (const [name, value] of Object.entries(roles)) input.setAttribute(name, value);
  for (const name of ["aria-describedby", "aria-invalid"]) if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
  select.before(place);
  place.append(input, list, select);
  select.hidden = true;
  // Label and error summary lead to what can be typed into.
  [input.id, select.id] = [select.id, `${select.id}-chosen`];
  showChosen();

  input.addEventListener("input", () => open(found(input.value)));
  input.addEventListener("focus", () => input.select());
  input.addEventListener("focus", learn, { once: true });
  input.addEventListener("blur", close);
  input.addEventListener("click", () => list.hidden && open(options));
  input.addEventListener("keydown", walk);
  select.addEventListener("change", showChosen);
  // Before the field loses the focus to it.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => choose(options.find(({ value }) => value === target.closest("li")?.dataset.value)));

  function found(typed) {
    const words = fold(typed).split(/\s+/).filter(Boolean);
    const begins = (own) => words.every((word) => own.some((each) => each.startsWith(word)));
    const here = names.filter(({ words: own, code }) => code === words.join("") || begins(own));
    const elsewhere = names.filter((name) => !here.includes(name) && name.others.some(begins));
    return [...here, ...elsewhere].map(({ option }) => option);
  }

  // What they are called elsewhere comes once somebody begins; without it the list is found by its own words.
  async function learn() {
    const address = select.form?.dataset.countriesAt;
    const answer = address && (await fetch(address).catch(() => null));
    if (!answer?.ok) return;
    const called = await answer.json();
    for (const name of names) name.others = (called[name.option.value] ?? []).map(split);
    if (document.activeElement === input && input.value !== chosenText()) open(found(input.value));
  }

  function open(shown) {
    list.replaceChildren(...shown.map(item));
    list.hidden = !shown.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(shown.length && input.value ? Math.max(0, shown.findIndex((option) => option.selected)) : -1);
  }

  function item(option, number) {
    const made = Object.assign(document.createElement("li"), { id: `${list.id}-${number}`, textContent: option.text });
    made.setAttribute("role", "option");
    made.dataset.value = option.value;
    return made;
  }

  function walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (list.hidden) open(input.value === chosenText() ? options : found(input.value));
      else mark((at + step + list.children.length) % list.children.length);
    } else if (event.key === "Enter" && !list.hidden && at >= 0) {
      event.preventDefault();
      choose(options.find(({ value }) => value === list.children[at].dataset.value));
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      showChosen();
      hide();
    }
  }

  function mark(number) {
    list.children[at]?.removeAttribute("aria-selected");
    at = number;
    const marked = list.children[at];
    marked?.setAttribute("aria-selected", "true");
    marked?.scrollIntoView({ block: "nearest" });
    if (marked) input.setAttribute("aria-activedescendant", marked.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function choose(option) {
    if (!option) return;
    select.value = option.value;
    select.dispatchEvent(new Event("input", { bubbles: true }));
    select.dispatchEvent(new Event("change", { bubbles: true }));
    hide();
  }

  // Whoever types a whole name, or enough that only one is left, has chosen it; whatever else is typed is taken back.
  function close() {
    const left = found(input.value);
    const exact = left.find(({ text }) => fold(text) === fold(input.value));
    if (!input.value.trim()) clear();
    else if (input.value !== chosenText() && (exact || left.length === 1)) choose(exact ?? left[0]);
    showChosen();
    hide();
  }

  function clear() {
    select.value = "";
    select.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function hide() {
    list.hidden = true;
    mark(-1);
    input.setAttribute("aria-expanded", "false");
  }

  function showChosen() {
    input.value = chosenText();
  }

  function chosenText() {
    return select.value ? select.selectedOptions[0].text : "";
  }
}

function split(name) {
  return fold(name).split(/[\s(),.-]+/);
}

function fold(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().trim();
}
