/* A holder's name, opened with the badge's own code (badges/sealed_names.py). It is kept in memory only. */

const NONCE = 6;
const TAG_BITS = 96;
const LANGUAGES = { k: "ko", j: "ja", z: "zh", q: "kk", y: "ky", r: "ru", u: "uz", e: "en", f: "fil" };
const LABEL = new TextEncoder().encode("name1");

/** [name, native, language, organisation]; null where nothing was sealed, or not under this code. */
export async function open(token, seal) {
  if (!token || !seal?.length) return null;
  try {
    const key = await crypto.subtle.importKey("raw", await crypto.subtle.digest("SHA-256", joined(LABEL, token)), "AES-GCM", false, ["decrypt"]);
    const iv = new Uint8Array(12);
    iv.set(seal.subarray(0, NONCE));
    const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv, tagLength: TAG_BITS }, key, seal.subarray(NONCE));
    const [name, said, organisation] = new TextDecoder().decode(text).split("\n");
    return [name, said.slice(1), LANGUAGES[said[0]], organisation];
  } catch {
    return null; // the verdict does not wait for a name
  }
}

function joined(one, other) {
  const whole = new Uint8Array(one.length + other.length);
  whole.set(one);
  whole.set(other, one.length);
  return whole;
}
