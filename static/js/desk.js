// The table is complete without this. "/" goes to the search; j and k, or the arrows, walk the rows.
const seek = document.querySelector("[data-seek]");
const links = [...document.querySelectorAll("[data-rows] tbody th a")];

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, select, textarea")) return;
  if (key === "/" && seek) {
    event.preventDefault();
    seek.focus();
    seek.select();
  }
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[key];
  if (step && links.length && (key.length === 1 || links.includes(document.activeElement))) {
    event.preventDefault();
    const at = links.indexOf(document.activeElement);
    links[Math.min(Math.max(at + step, 0), links.length - 1)].focus();
  }
});
