/* Bytes in the ways they are written. */

export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function unhex(text) {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

export function unbase64(text) {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

/** In `all`, many marks of `size` bytes in order one after another: the place of this one, or ~(where it would be). */
export function placeOf(mark, all, size = mark.length) {
  let low = 0;
  let high = all.length / size - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compare(mark, all, middle * size);
    if (!order) return middle;
    if (order < 0) high = middle - 1;
    else low = middle + 1;
  }
  return ~low;
}

function compare(mark, all, from) {
  for (let at = 0; at < mark.length; at++) if (mark[at] !== all[from + at]) return mark[at] - all[from + at];
  return 0;
}
