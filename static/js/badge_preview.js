// The badge beside the form follows what is typed. It is a sketch: the real one is drawn when it is issued.
const preview = document.querySelector("[data-badge-preview]");
const form = document.querySelector("form[data-keeps-draft]");
const badge = preview?.querySelector(".badge");

if (preview && form) {
  form.addEventListener("input", draw);
  draw();
}

function draw() {
  const typed = new FormData(form);
  const given = text(typed, "given_name");
  const family = text(typed, "family_name");
  const name = text(typed, "badge_name") || (typed.get("family_first") ? [family, given] : [given, family]).join(" ");
  drawName(name.split(" ").filter(Boolean));
  show("name_native", text(typed, "name_native"));
  show("organisation", text(typed, "organisation"));
  const country = form.querySelector("select[name=country]");
  show("country", country.value ? country.selectedOptions[0].textContent : "");
  drawCategory(form.querySelector("[name=category]:checked")?.closest("label"));
}

function drawName(words) {
  const place = shows("name");
  place.replaceChildren(...words.map((word) => Object.assign(document.createElement("span"), { textContent: word })));
  const longest = Math.max(0, ...words.map((word) => [...word].length));
  place.dataset.fit = longest <= 4 ? "xl" : longest <= 6 ? "l" : longest <= 8 ? "m" : longest <= 10 ? "s" : "xs";
}

function drawCategory(label) {
  if (!label) return;
  const letter = label.querySelector(".cat").textContent;
  badge.dataset.cat = letter.toLowerCase();
  show("letter", letter);
  show("category", label.querySelector("span").textContent);
}

function text(typed, name) {
  return (typed.get(name) ?? "").trim();
}

function shows(name) {
  return preview.querySelector(`[data-shows=${name}]`);
}

function show(name, words) {
  shows(name).textContent = words;
}
