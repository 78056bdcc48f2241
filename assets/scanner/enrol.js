/* The page of a device that has no gate yet: the camera reads the enrolment code into the form. */
import { enrolmentCodeOf } from "./codes.js";
import { part } from "./desk.js";
import { openCamera } from "./lenses.js";

const page = document.getElementById("enrolment");
const field = part(page, "code");

openCamera(page, (text) => {
  const code = text && enrolmentCodeOf(text);
  if (!code || field.value === code) return;
  field.value = code;
  field.form.requestSubmit();
});

// A strict cookie does not come along when another page links here: look once whether we have a gate after all.
const LOOKED = "looked-for-a-gate";
if (!sessionStorage.getItem(LOOKED)) {
  sessionStorage.setItem(LOOKED, "1");
  const answer = await fetch("/door/");
  if ((await answer.text()).includes('id="scanner"')) location.reload();
}
