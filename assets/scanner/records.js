/* One reading as it is kept and sent. Nothing in it names a person. */

/** `seq` is given by the log, in the same transaction that keeps the record. `h` is null for what is no badge. */
export function recordOf({ h, zone, device, offset, cursor, source, action = "in", shown = "asked", undoes }, now = Date.now()) {
  return {
    id: uuid7(now),
    device,
    seq: null,
    h,
    zone,
    action,
    device_time: now, // this device's clock, milliseconds since 1970
    offset, // server's clock minus ours, milliseconds
    monotonic: Math.round(performance.now()), // a clock nobody can set, milliseconds since this page opened
    shown, // what the device said by itself; "asked": nothing
    source,
    cursor, // the server's changes this device had heard of
    ...(undoes && { undoes }), // the id of the scan that is taken back
  };
}

/** RFC 9562: 48 bits of time, then chance, so that ids sort by when they were made. */
export function uuid7(now = Date.now(), random = crypto.getRandomValues(new Uint8Array(10))) {
  const time = now.toString(16).padStart(12, "0");
  const rest = Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const variant = (8 | (random[2] & 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-${variant}${rest.slice(5, 8)}-${rest.slice(8, 20)}`;
}
