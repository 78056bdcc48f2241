/* Frames in, texts out: the middle of each frame goes to the worker, one frame in flight. */

const LARGEST = 720; // pixels of the square the worker sees; more costs time and finds no more at arm's length

export class Reader {
  #worker;
  #video;
  #seen;
  #busy = false;
  #running = false;

  /** `seen(text, frameTime)` is called for every frame that has been looked at; text is null when it held no code. */
  constructor({ video, address, seen, broken }) {
    this.#video = video;
    this.#seen = seen;
    this.#worker = new Worker(address);
    this.#worker.onerror = (event) => broken(event.message);
    this.#worker.onmessage = ({ data }) => this.#hear(data, broken);
  }

  start() {
    if (this.#running) return;
    this.#running = true;
    this.#next();
  }

  stop() {
    this.#running = false;
  }

  #hear(data, broken) {
    if (data.broken) return broken(data.broken);
    if (data.ready) return;
    this.#busy = false;
    if (this.#running) this.#seen(data.text, this.taken);
  }

  #next() {
    if (!this.#running) return;
    const look = () => this.#look().finally(() => this.#next());
    if (this.#video.requestVideoFrameCallback) this.#video.requestVideoFrameCallback(look);
    else setTimeout(look, 60);
  }

  async #look() {
    if (this.#busy || !this.#running || !this.#video.videoWidth) return;
    this.#busy = true;
    this.taken = performance.now();
    try {
      const frame = await middleOf(this.#video);
      this.#worker.postMessage({ frame }, [frame instanceof ImageBitmap ? frame : frame.data.buffer]);
    } catch {
      this.#busy = false; // the camera was taken away between two frames; the next one tells
    }
  }
}

function middleOf(video) {
  const side = Math.min(video.videoWidth, video.videoHeight);
  const size = Math.min(side, LARGEST);
  const at = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2, side, side];
  if (globalThis.OffscreenCanvas) return createImageBitmap(video, ...at, { resizeWidth: size, resizeHeight: size });
  return drawn(video, at, size);
}

function drawn(video, at, size) {
  const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(video, ...at, 0, 0, size, size);
  return context.getImageData(0, 0, size, size);
}
