/* Reads what frames.py has drawn, with the reader and the options of the scanner. Says which texts were found. */
import { readFileSync } from "node:fs";
import { OPTIONS, textOf } from "../../assets/scanner/decoding.js";
import { prepareZXingModule, readBarcodes } from "../../assets/node_modules/zxing-wasm/dist/es/reader/index.js";

const [index, pixels] = process.argv.slice(2);
const wasmBinary = readFileSync(new URL("../../static/dist/zxing_reader.wasm", import.meta.url)).buffer;
prepareZXingModule({ overrides: { wasmBinary } });
const whole = readFileSync(pixels);
const found = [];
for (const { side, from } of JSON.parse(readFileSync(index, "utf8"))) {
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let at = 0; at < side * side; at++) data[at * 4] = data[at * 4 + 1] = data[at * 4 + 2] = whole[from + at];
  found.push(textOf(await readBarcodes({ data, width: side, height: side, colorSpace: "srgb" }, OPTIONS)));
}
console.log(JSON.stringify(found));
