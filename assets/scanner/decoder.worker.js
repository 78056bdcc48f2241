/* Looks for one QR code in one frame. Runs in a worker, under a policy that allows WebAssembly to it alone. */
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { OPTIONS, textOf } from "./decoding.js";

const ready = prepareZXingModule({
  overrides: { locateFile: () => "/static/dist/zxing_reader.wasm" },
  fireImmediately: true,
});
ready.then(() => postMessage({ ready: true }), (error) => postMessage({ broken: String(error) }));

let canvas = null;

onmessage = async ({ data: { frame } }) => {
  const pixels = pixelsOf(frame);
  postMessage({ text: textOf(await readBarcodes(pixels, OPTIONS)) });
};

function pixelsOf(frame) {
  if (!(frame instanceof ImageBitmap)) return frame;
  const { width, height } = frame;
  canvas ??= new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (canvas.canvas.width !== width || canvas.canvas.height !== height) Object.assign(canvas.canvas, { width, height });
  canvas.drawImage(frame, 0, 0);
  frame.close();
  return canvas.getImageData(0, 0, width, height);
}
