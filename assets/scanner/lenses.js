/* The camera on the page: what stands in its place when it does not open, and its keys. */
import { Camera } from "./camera.js";
import { Reader } from "./reader.js";

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
  part(page, "torch").addEventListener("click", ({ currentTarget: torch }) => toggle(torch, (on) => camera.setTorch(on)));
  part(page, "zoom")?.addEventListener("click", ({ currentTarget: zoom }) => toggle(zoom, (on) => camera.setZoom(on)));
  open(camera.open());
  return { close: () => (reader.stop(), camera.close()) };
}

async function tools(page, camera) {
  const offered = { torch: camera.hasTorch, zoom: camera.hasZoom, lens: (await camera.lenses()).count > 1 };
  for (const [name, there] of Object.entries(offered)) {
    const key = part(page, name);
    if (!key) continue;
    key.hidden = !there;
    if (name !== "lens") key.ariaPressed = "false";
  }
}

async function toggle(key, set) {
  const on = key.ariaPressed !== "true";
  await set(on);
  key.ariaPressed = String(on);
}

function part(page, name) {
  return page.querySelector(`[data-part~="${name}"]`);
}
