/* What a code says before anybody is asked: its kind, whether it was read or typed rightly, its mark `h`, and the
   proof that it was read: `h` is known to every device, the proof only to whoever has the badge before them. */

import { hex, unhex } from "./bytes.js";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LOOKALIKES = { O: "0", I: "1", L: "1" };
const CHARACTERS = 32;
const VERSION = 1;
const ENROLMENT_PATH = /\/DOOR\/ENROL\/([^/?#\s]+)/i;

const KINDS = { 1: "badge", 2: "pick_up", 3: "staff", 4: "enrolment" };

/** Read what the camera saw or somebody typed; null when it is no code at all. `forum` is the edition's uid in hex. */
export async function read(text, forum) {
  const token = tokenOf(text);
  if (!token) return null;
  const [h, proof] = await Promise.all([markOf(token), proofOf(token)]);
  return { kind: KINDS[token[0] & 15], token, h, proof, fits: await fits(token, forum) };
}

/** What needs no list: the code itself says that it opens no door here. Null for a badge of this forum. */
export function refusedBy(code) {
  if (!code) return "not_a_badge";
  if (!code.fits) return "other_forum";
  return { pick_up: "pick_up_ticket", enrolment: "not_a_badge" }[code.kind] ?? null;
}

/** The code inside an enrolment QR, whichever of its two forms it has; null for anything else. */
export function enrolmentCodeOf(text) {
  const path = text.match(ENROLMENT_PATH);
  if (path) return path[1];
  const token = tokenOf(text);
  return token && KINDS[token[0] & 15] === "enrolment" ? charactersOf(text) : null;
}

/** The 20 bytes behind `HTTPS://HOST/B/…` or 32 typed characters; null when they are not there. */
export function tokenOf(text) {
  const characters = charactersOf(text);
  if (characters.length !== CHARACTERS) return null;
  const token = bytesOf(characters);
  return token && token[0] >> 4 === VERSION && KINDS[token[0] & 15] ? token : null;
}

export async function markOf(token) {
  return hex((await sha256(ascii("scan1"), token)).subarray(0, 16));
}

async function proofOf(token) {
  return hex((await sha256(ascii("holder1"), token)).subarray(0, 16));
}

async function fits(token, forum) {
  const sum = await sha256(ascii("b1"), unhex(forum), token.subarray(0, 18));
  return sum[0] === token[18] && sum[1] === token[19];
}

function charactersOf(text) {
  const upper = text.trim().toUpperCase();
  const code = upper.includes("/") ? upper.split("/B/").at(1) : upper;
  return (code ?? "").replace(/[\s\u2010-\u2015-]/g, "").replace(/[OIL]/g, (c) => LOOKALIKES[c]);
}

function bytesOf(characters) {
  const bytes = new Uint8Array(20);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const character of characters) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) bytes[at++] = (held >> (bits -= 8)) & 0xff;
  }
  return bytes;
}

async function sha256(...parts) {
  const whole = new Uint8Array(await new Blob(parts).arrayBuffer());
  return new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
}

function ascii(text) {
  return new TextEncoder().encode(text);
}
