/* Bundles what the browser runs into static/dist: `node build.mjs`, or `node build.mjs --sizes` to say what it weighs. */
import { copyFile, mkdir, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, "..", "static", "dist");
const BUNDLES = { scanner: "scanner/main.js", enrol: "scanner/enrol.js", door_worker: "scanner/worker.js", decoder: "scanner/decoder.worker.js", board: "board/main.js" };
const COPIES = { "zxing_reader.wasm": "node_modules/zxing-wasm/dist/reader/zxing_reader.wasm" };

// The reader's built-in address is a CDN. We set our own, and leave no way back to theirs.
const ownOriginOnly = {
  name: "own-origin-only",
  setup(bundle) {
    bundle.onLoad({ filter: /zxing-wasm[\\/]dist[\\/].*\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      return { contents: source.replace(/https:\/\/[\w.]*jsdelivr\.net[^`"']*?(?=\$\{|[`"'])/g, "/static/dist/"), loader: "js" };
    });
  },
};

await mkdir(OUT, { recursive: true });
await build({
  absWorkingDir: HERE,
  entryPoints: BUNDLES,
  outdir: OUT,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "safari16.4"],
  legalComments: "none",
  logLevel: "warning",
  plugins: [ownOriginOnly],
});
for (const [name, source] of Object.entries(COPIES)) await copyFile(join(HERE, source), join(OUT, name));
if (process.argv.includes("--sizes")) await weigh();

async function weigh() {
  for (const name of (await readdir(OUT)).sort()) {
    const bytes = await readFile(join(OUT, name));
    console.log(JSON.stringify({ name, bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length }));
  }
}
