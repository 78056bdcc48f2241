/* The device's own memory: the log (records, unsent, answers, state, inside) and the list (chunks, fresh). */
import { openDB } from "idb";

const NAME = "forum-door";
const VERSION = 2;
const KEYS = { records: { keyPath: ["device", "seq"] }, answers: { keyPath: "id" } };
const STORES = ["records", "unsent", "answers", "state", "inside", "chunks", "fresh"];

/** Stores that are there stay as they are: an update of the page loses nothing. */
export function openStore(name = NAME) {
  return openDB(name, VERSION, {
    upgrade(db) {
      for (const store of STORES) if (!db.objectStoreNames.contains(store)) db.createObjectStore(store, KEYS[store]);
    },
    // A newer page wants to add to it: it must not wait for this one.
    blocking: (_now, _then, event) => event.target.close(),
  });
}
