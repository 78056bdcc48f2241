/* How a frame is looked at: the worker does so, and so does the test that counts what is found. */

export const OPTIONS = { formats: ["QRCode"], tryHarder: true, tryRotate: false, tryInvert: false, maxNumberOfSymbols: 1, textMode: "Plain" };

/** What stands in the code; null when none was found, or one that does not check out. */
export function textOf([found]) {
  return found?.isValid ? found.text : null;
}
