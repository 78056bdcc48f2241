/* What does not fit, in words: while something is dragged as the board sees it, after a move as the server said. */

const ERRORS = new Set(["person_twice", "person_on_the_way", "room_overlap", "room_closed", "too_few_places"]);

/** Says the conflicts that rules.js finds. `sentences` have `{person}` and the like; `plan` knows the names. */
export class Teller {
  #sentences;
  #plan;

  constructor(sentences, plan) {
    this.#sentences = sentences;
    this.#plan = plan;
  }

  /** Each once, the gravest first. */
  sentences(conflicts) {
    const inOrder = [...conflicts].sort((one, other) => ERRORS.has(other.code) - ERRORS.has(one.code));
    return [...new Set(inOrder.map((conflict) => this.#sentence(conflict)))];
  }

  #sentence({ code, about }) {
    return this.#sentences[code].replace(/\{(\w+)\}/g, (_, name) => {
      const value = about[name];
      return this.#plan[name]?.[value] ?? (typeof value === "number" ? Math.floor(value) : value);
    });
  }
}

export function showConflicts(home, conflicts, none) {
  const nothing = document.createElement("li");
  nothing.className = "muted";
  nothing.textContent = none;
  home.replaceChildren(...(conflicts.length ? conflicts.map(entry) : [nothing]));
}

function entry({ sentence, remedies, sessions }) {
  const item = document.createElement("li");
  const said = document.createElement("strong");
  said.textContent = sentence;
  const where = document.createElement("p");
  where.className = "muted";
  where.textContent = sessions.map(({ title, time }) => `${time} ${title}`).join(" · ");
  const how = document.createElement("p");
  how.textContent = remedies.join(" ");
  item.append(said, where, how);
  return item;
}
