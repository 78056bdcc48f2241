/* The three addresses of the scanner protocol. Every answer carries the server's time. */

const BASE = "/api/scan/v1";
const PATIENCE = 4000;

/** No answer came: no network, no server, or too slow to wait for. */
export class Unreachable extends Error {}

/** This device may not scan any more. */
export class Unenrolled extends Error {}

export const sendScans = (records) => call("/scans", { method: "POST", body: JSON.stringify({ records }) });

export const changesSince = (cursor) => call(`/changes?since=${cursor}`);

async function call(path, options = {}) {
  const asked = Date.now();
  const response = await reach(path, options);
  if (response.status === 401) throw new Unenrolled();
  // 410: the server knows less than we have heard of. Its answer says from where to go on.
  if (!response.ok && response.status !== 410) throw new Unreachable(`status ${response.status}`);
  const body = await understood(response);
  return { ...body, offset: Math.round(body.now - (asked + Date.now()) / 2) };
}

async function reach(path, options) {
  const headers = { "Content-Type": "application/json", "X-Forum-Device": "1" };
  try {
    return await fetch(BASE + path, { ...options, headers, credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
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
