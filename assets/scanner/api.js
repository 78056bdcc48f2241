/* The addresses of the scanner protocol. Every answer carries the server's time. */

const BASE = "/api/scan/v1";
const PATIENCE = 4000;
const LONG_PATIENCE = 60_000; // a whole list over a poor network

/** No answer came: no network, no server, or too slow to wait for. */
export class Unreachable extends Error {}

/** This device may not scan any more. */
export class Unenrolled extends Error {}

export const sendScans = (records) => call("/scans", { method: "POST", body: JSON.stringify({ records }) });

/** `rules`: the mark of those we have; they come only if they are others now. `unsent`, `runs`: how this device is. */
export const changesSince = (cursor, told) => call(`/changes?${new URLSearchParams({ since: cursor, ...told })}`);

export const wholeList = () => call("/snapshot", {}, LONG_PATIENCE);

async function call(path, options = {}, patience = PATIENCE) {
  const asked = Date.now();
  const response = await reach(path, { ...options, signal: AbortSignal.timeout(patience) });
  if (response.status === 401) throw new Unenrolled();
  // 410: the server knows less than we have heard of, and says so.
  if (!response.ok && response.status !== 410) throw new Unreachable(`status ${response.status}`);
  const body = await understood(response);
  return { ...body, status: response.status, offset: Math.round(body.now - (asked + Date.now()) / 2) };
}

async function reach(path, options) {
  const headers = { "Content-Type": "application/json", "X-Forum-Device": "1" };
  try {
    return await fetch(BASE + path, { ...options, headers, credentials: "same-origin", cache: "no-store" });
  } catch (cause) {
    throw new Unreachable("no answer", { cause });
  }
}

/** A captive portal answers 200 with a page of its own; that is no answer. */
async function understood(response) {
  try {
    return await response.json();
  } catch (cause) {
    throw new Unreachable("not JSON", { cause });
  }
}
