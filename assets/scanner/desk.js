/* What the door staff see and touch around the verdict: camera, link, counts, typed code, last scans. */
import { Camera } from "./camera.js";
import { Reader } from "./reader.js";
import { Recent } from "./recent.js";
import { Verdicts } from "./verdict.js";

const ADMISSIONS = new Set(["admitted", "admitted_vip"]);

export class Desk {
  #page;
  #verdicts;
  #recent;
  #clock;
  #camera;

  constructor(page) {
    this.#page = page;
    this.#clock = clockOf(page.dataset.timezone);
    this.#verdicts = new Verdicts({ frame: page, place: part(page, "verdict"), spoken: part(page, "spoken"), behind: part(page, "behind") });
    this.#recent = new Recent({ list: part(page, "recent"), latest: part(page, "latest"), row: document.getElementById("recent-row"), clock: this.#clock });
  }

  start({ seen, typed, everything }) {
    this.#camera = openCamera(this.#page, seen);
    this.#typing(typed);
    this.#windows();
    for (const button of this.#page.querySelectorAll("[data-save]")) {
      button.addEventListener("click", async () => save(await everything(), this.#page.dataset.device));
    }
  }

  show(outcome, facts) {
    return this.#verdicts.show(outcome, facts);
  }

  dismiss() {
    this.#verdicts.dismiss();
  }

  /** The server's word, on the screen and in the list. */
  announce(record, result) {
    this.noteResult(record, result);
    return this.show(result.outcome, this.#facts(result));
  }

  noteResult(record, result) {
    if (ADMISSIONS.has(result.outcome)) this.#countOne();
    this.note(record, result.outcome, this.#facts(result));
  }

  note(record, outcome, facts) {
    this.#recent.note(record, outcome, facts);
    part(this.#page, "none-yet").hidden = true;
  }

  link(reached, counts, unsent) {
    this.#page.dataset.link = reached ? "online" : "offline";
    this.unsent(unsent);
    if (!counts) return;
    part(this.#page, "inside").textContent = counts.inside;
    part(this.#page, "expected").textContent = counts.expected;
  }

  /** The next look at the server sets it right. */
  #countOne() {
    const inside = part(this.#page, "inside");
    inside.textContent = Number(inside.textContent) + 1;
  }

  unsent(count) {
    for (const place of this.#page.querySelectorAll("[data-part~=unsent]")) place.textContent = count;
    this.#page.toggleAttribute("data-unsent", count > 0);
    part(this.#page, "leave").disabled = count > 0;
  }

  slip(kind) {
    for (const words of this.#page.querySelectorAll("[data-slip]")) words.hidden = words.dataset.slip !== kind;
    part(this.#page, "code").toggleAttribute("aria-invalid", Boolean(kind));
    if (kind) part(this.#page, "code").select();
  }

  clearField() {
    part(this.#page, "code").value = "";
    this.slip(null);
  }

  /** A supervisor took this device off its gate. */
  removed() {
    this.dismiss();
    this.#camera.close();
    this.#page.dataset.link = "removed";
  }

  #typing(typed) {
    const field = part(this.#page, "code");
    field.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (field.value.trim()) typed(field.value);
    });
    field.addEventListener("input", () => this.slip(null));
    field.addEventListener("keydown", ({ key }) => key === "Escape" && this.clearField());
  }

  #windows() {
    for (const button of this.#page.querySelectorAll("[data-opens]")) {
      const dialog = part(this.#page, button.dataset.opens);
      button.addEventListener("click", () => dialog.showModal());
    }
  }

  #facts({ holder, since, gate, gates, host }) {
    return {
      name: holder?.name,
      native: holder?.native && { text: holder.native, lang: holder.language },
      organisation: holder?.organisation,
      letter: holder?.letter,
      time: since && this.#clock(since),
      gate,
      gates: gates?.join(", "),
      host,
    };
  }
}

/** Opens the camera and says in its place what is the matter when it does not open. */
export function openCamera(page, seen) {
  const video = part(page, "video");
  const camera = new Camera(video);
  const reader = new Reader({ video, address: page.dataset.decoder, seen, broken: () => (view.dataset.camera = "undecoded") });
  const view = part(page, "view");
  const open = async (opening) => {
    view.dataset.camera = "asking";
    reader.stop();
    view.dataset.camera = await opening;
    if (view.dataset.camera !== "open") return;
    reader.start();
    await tools(page, camera);
  };
  camera.addEventListener("lost", () => (view.dataset.camera = "broken"));
  for (const again of page.querySelectorAll("[data-again]")) again.addEventListener("click", () => open(camera.open()));
  part(page, "lens").addEventListener("click", () => open(camera.changeLens()));
  part(page, "torch").addEventListener("click", ({ currentTarget: torch }) => toggle(torch, camera));
  open(camera.open());
  return { close: () => (reader.stop(), camera.close()) };
}

async function tools(page, camera) {
  part(page, "torch").hidden = !camera.hasTorch;
  part(page, "torch").ariaPressed = "false";
  part(page, "lens").hidden = (await camera.lenses()).count < 2;
}

async function toggle(torch, camera) {
  const on = torch.ariaPressed !== "true";
  await camera.setTorch(on);
  torch.ariaPressed = String(on);
}

export function part(page, name) {
  return page.querySelector(`[data-part~="${name}"]`);
}

function clockOf(timeZone) {
  const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  return (moment) => format.format(new Date(moment));
}

function save(records, device) {
  const address = URL.createObjectURL(new Blob([JSON.stringify({ device, records }, null, 1)], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href: address, download: `scans-${device}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
