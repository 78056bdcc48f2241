/* The pickers of the list in a dialog; they go home when it closes. */

export class Asking {
  #dialog = document.createElement("dialog");
  #rooms;

  constructor(root, rooms) {
    this.#rooms = rooms;
    this.#dialog.className = "board-dialog";
    root.append(this.#dialog);
  }

  get isOpen() {
    return this.#dialog.open;
  }

  open(session) {
    const heading = document.createElement("h2");
    heading.textContent = session.title;
    session.offer(this.#rooms);
    this.#dialog.replaceChildren(heading, session.forms, this.#back());
    this.#dialog.showModal();
    session.form.elements.time.focus();
    this.#dialog.addEventListener("close", () => this.#bringHome(session), { once: true });
  }

  close() {
    if (this.isOpen) this.#dialog.close();
  }

  #bringHome(session) {
    session.row.append(session.forms);
    session.stand(session);
    session.block.querySelector("a").focus();
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
