// Questions that are asked of some only: the server decides, this shows and hides.
const conditional = [...document.querySelectorAll(".asked")];
const form = conditional[0]?.closest("form");

if (form) {
  form.addEventListener("change", decide);
  decide();
}

function decide() {
  const typed = new FormData(form);
  const category = typed.get("category");
  for (const question of conditional) {
    const { categories, after, value } = question.dataset;
    const earlier = after && form.querySelector(`[name="${after}"]`)?.closest(".asked");
    const fits = !categories || categories.split(" ").includes(category);
    const follows = !after || (!earlier?.hidden && typed.getAll(after).includes(value));
    question.hidden = !(fits && follows);
    question.toggleAttribute("data-unasked", question.hidden);
  }
}
