/* What was done and can be taken back. A move is {ref, from, to}, both spots. */

export class History {
  #done = [];
  #undone = [];

  add(move) {
    this.#done.push(move);
    this.#undone = [];
  }

  /** The move that takes the last one back, or nothing. */
  undo() {
    const move = this.#done.pop();
    if (!move) return null;
    this.#undone.push(move);
    return { ref: move.ref, from: move.to, to: move.from };
  }

  redo() {
    const move = this.#undone.pop();
    if (move) this.#done.push(move);
    return move ?? null;
  }

  /** Somebody else moved this session: what was done to it here cannot be taken back any more. */
  forget(ref) {
    this.#done = this.#done.filter((move) => move.ref !== ref);
    this.#undone = this.#undone.filter((move) => move.ref !== ref);
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }
}
