/* Dragging and resizing with a mouse, a pen or a finger: pointer events, one at a time. */

const FAR_ENOUGH = 5; // pixels before a press becomes a drag, so that a click stays a click

/** Listens on `root`. `grab(block, isResize)` says what is held or nothing; then `move(held, event)` each frame, which
    says whether it wants to be asked again though nothing moved; at the end `drop(held)` or `cancel(held)`. */
export function dragging(root, { grab, move, drop, cancel }) {
  let held = null;
  let start = null;
  let frame = 0;

  root.addEventListener("pointerdown", (event) => {
    const block = event.target.closest(".block");
    if (!block || event.button !== 0 || held || event.target.closest("button")) return;
    start = { x: event.clientX, y: event.clientY, block, id: event.pointerId, grip: !!event.target.closest(".block-grip") };
  });

  root.addEventListener("pointermove", (event) => {
    if (!start || event.pointerId !== start.id) return;
    if (!held) {
      if (Math.hypot(event.clientX - start.x, event.clientY - start.y) < FAR_ENOUGH) return;
      held = grab(start.block, start.grip, start);
      if (!held) return;
      root.setPointerCapture(event.pointerId);
    }
    event.preventDefault();
    inNextFrame(event);
  });

  function inNextFrame(event) {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => held && move(held, event) && inNextFrame(event));
  }

  const end = (event, how) => {
    if (!start || event.pointerId !== start.id) return;
    cancelAnimationFrame(frame);
    if (held) {
      if (how === drop) move(held, event);
      how(held);
      swallowClick(root);
    }
    held = start = null;
  };
  root.addEventListener("pointerup", (event) => end(event, drop));
  root.addEventListener("pointercancel", (event) => end(event, cancel));
  root.addEventListener("dragstart", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !held) return;
    cancelAnimationFrame(frame);
    cancel(held);
    held = start = null;
  });
}

/** The click that follows a drag is no click on the session's link; one that comes later is. */
function swallowClick(root) {
  const swallow = (click) => click.preventDefault();
  root.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => root.removeEventListener("click", swallow, { capture: true }), 0);
}
