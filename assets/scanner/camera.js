/* The camera: opening it, its lenses, its lamp, and why it will not open. */

const WANTED = { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } };
const CLOSER = 2; // times: for a badge that hangs low
const REASONS = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "absent",
  OverconstrainedError: "absent",
};

export class Camera extends EventTarget {
  #video;
  #lens = null;

  constructor(video) {
    super();
    this.#video = video;
    document.addEventListener("visibilitychange", () => this.#wake());
  }

  /** Resolves to "open", or to the reason: insecure, denied, absent, broken. */
  async open() {
    if (!navigator.mediaDevices) return isSecureContext ? "absent" : "insecure";
    this.close();
    this.#wake();
    try {
      await this.#show(await navigator.mediaDevices.getUserMedia({ video: this.#wish(), audio: false }));
    } catch (error) {
      return REASONS[error.name] ?? "broken";
    }
    return "open";
  }

  close() {
    for (const track of this.#tracks()) track.stop();
    this.#video.srcObject = null;
  }

  /** The lenses of this device, in its own order; `current` is the one in use. */
  async lenses() {
    const all = await navigator.mediaDevices.enumerateDevices();
    const lenses = all.filter(({ kind }) => kind === "videoinput");
    const current = this.#tracks()[0]?.getSettings().deviceId;
    return { count: lenses.length, next: lenses[(lenses.findIndex(({ deviceId }) => deviceId === current) + 1) % lenses.length] };
  }

  async changeLens() {
    this.#lens = (await this.lenses()).next?.deviceId ?? null;
    return this.open();
  }

  get hasTorch() {
    return Boolean(this.#tracks()[0]?.getCapabilities?.().torch);
  }

  setTorch(on) {
    return this.#set({ torch: on });
  }

  get hasZoom() {
    return (this.#tracks()[0]?.getCapabilities?.().zoom?.max ?? 1) >= CLOSER;
  }

  setZoom(on) {
    return this.#set({ zoom: on ? CLOSER : 1 });
  }

  #set(wish) {
    return this.#tracks()[0].applyConstraints({ advanced: [wish] });
  }

  #wish() {
    return this.#lens ? { ...WANTED, facingMode: undefined, deviceId: { exact: this.#lens } } : WANTED;
  }

  async #show(stream) {
    this.#video.srcObject = stream;
    stream.getVideoTracks()[0].addEventListener("ended", () => this.dispatchEvent(new Event("lost")));
    await this.#video.play();
  }

  async #wake() {
    if (document.visibilityState !== "visible") return; // with a hand scanner the screen is needed as well
    await navigator.wakeLock?.request("screen").catch(() => {}); // a phone saving its battery may say no
  }

  #tracks() {
    return this.#video.srcObject?.getVideoTracks() ?? [];
  }
}
