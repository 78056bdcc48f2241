/* A key that only a long press moves: nobody lets somebody in by a slip of the thumb. */

const LONG = 1200;
const KEYS = new Set(["Enter", " "]);

export function onHold(button, done) {
  let timer = null;
  const press = () => {
    if (timer) return;
    button.dataset.pressed = "";
    timer = setTimeout(() => {
      release();
      done();
    }, LONG);
  };
  const release = () => {
    clearTimeout(timer);
    timer = null;
    delete button.dataset.pressed;
  };
  button.addEventListener("pointerdown", press);
  for (const end of ["pointerup", "pointerleave", "pointercancel", "blur"]) button.addEventListener(end, release);
  button.addEventListener("contextmenu", (event) => event.preventDefault());
  button.addEventListener("keydown", (event) => {
    if (!KEYS.has(event.key)) return;
    event.preventDefault();
    press();
  });
  button.addEventListener("keyup", release);
}
