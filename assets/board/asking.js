/* The pickers of the list in a dialog; they go home when it closes. */

export class Asking {
  #dialog = document.createElement("dialog");
  #swap;

  /** `swap`: the form that asks with which other session one changes places. */
  constructor(root, swap) {
    this.#swap = swap;
    this.#dialog.className = "board-dialog";
    root.append(this.#dialog);
  }

  get isOpen() {
    return this.#dialog.open;
  }

  open(session, others) {
    const heading = document.createElement("h2");
    heading.textContent = session.title;
    const concerned = document.createElement("p");
    concerned.className = "muted";
    concerned.textContent = session.concerned;
    this.#dialog.replaceChildren(heading, concerned, session.forms, this.#swapping(session, others), this.#back());
    this.#dialog.showModal();
    session.form.elements.time.focus();
    this.#dialog.addEventListener("close", () => this.#bringHome(session), { once: true });
  }

  close() {
    if (this.isOpen) this.#dialog.close();
  }

  #bringHome(session) {
    session.takeHome();
    const back = session.block.checkVisibility() ? session.block : session.row;
    back.querySelector("a").focus();
  }

  #swapping(session, others) {
    const form = this.#swap.cloneNode(true).firstElementChild;
    form.dataset.ref = session.ref;
    form.elements.with.append(...others.map(({ ref, label }) => new Option(label, ref)));
    form.hidden = others.length === 0;
    return form;
  }

  #back() {
    const form = document.createElement("form");
    form.method = "dialog";
    const button = document.createElement("button");
    button.className = "button button-quiet";
    button.textContent = document.querySelector("[data-words-back]").dataset.wordsBack;
    form.append(button);
    return form;
  }
}
