/* What does not fit, as the server said it after the last move. */

const HINT = 3;

export function showConflicts(home, conflicts, sessions) {
  const grave = conflicts.filter(({ severity }) => severity < HINT);
  home.replaceChildren(...grave.map((conflict) => entry(conflict, sessions)));
  home.hidden = grave.length === 0;
}

function entry({ sentence, remedies, sessions: about }, sessions) {
  const item = document.createElement("li");
  const said = document.createElement("strong");
  said.textContent = sentence;
  const where = document.createElement("p");
  where.className = "muted";
  where.textContent = about.map(({ title, time }) => `${time} ${title}`).join(" · ");
  const how = document.createElement("p");
  how.textContent = remedies.join(" ");
  item.append(said, where, how);
  item.dataset.here = about.some(({ ref }) => sessions.has(ref));
  return item;
}
