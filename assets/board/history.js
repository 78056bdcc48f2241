/* What was done and can be taken back. A step is the moves made together: [{ref, from, to}], both spots. */

export class History {
  #done = [];
  #undone = [];

  add(moves) {
    this.#done.push(moves);
    this.#undone = [];
  }

  /** The moves that take the last step back, or nothing. */
  undo() {
    const moves = this.#done.pop();
    if (!moves) return null;
    this.#undone.push(moves);
    return moves.map(({ ref, from, to }) => ({ ref, from: to, to: from }));
  }

  redo() {
    const moves = this.#undone.pop();
    if (moves) this.#done.push(moves);
    return moves ?? null;
  }

  /** Somebody else moved this session: what was done to it here cannot be taken back any more. */
  forget(ref) {
    const others = (moves) => !moves.some((move) => move.ref === ref);
    this.#done = this.#done.filter(others);
    this.#undone = this.#undone.filter(others);
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }
}
