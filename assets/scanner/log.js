/* The scan log in IndexedDB: written before anything is sent, only ever added to.
   `unsent` holds the numbers of the records that no server has acknowledged yet. */
import { openDB } from "idb";

const NAME = "forum-door";
const BATCH = 200;
const ALL = ["records", "unsent", "answers", "state"];
const SAFE = { durability: "strict" };

/** `known` is the highest number the server has of this device: a browser that lost its data goes on after it. */
export async function openLog(device, known = 0, name = NAME) {
  const db = await openDB(name, 1, { upgrade: lay });
  navigator.storage?.persist?.(); // a full phone clears other pages first
  const ours = IDBKeyRange.bound([device, 0], [device, Infinity]);
  return {
    /** Keep one record, number it, and mark it unsent, all or nothing. */
    async add(record) {
      const tx = db.transaction(["records", "unsent", "state"], "readwrite", SAFE);
      const seq = Math.max((await tx.objectStore("state").get(["seq", device])) ?? 0, known) + 1;
      const kept = { ...record, seq };
      await Promise.all([
        tx.objectStore("records").add(kept),
        tx.objectStore("unsent").add([device, seq], [device, seq]),
        tx.objectStore("state").put(seq, ["seq", device]),
        tx.done,
      ]);
      return kept;
    },

    /** The server has this very record: strike it from the unsent, keep it in the log. */
    async acknowledge(record, outcome) {
      const tx = db.transaction(["unsent", "answers"], "readwrite", SAFE);
      tx.objectStore("unsent").delete([device, record.seq]);
      tx.objectStore("answers").put({ id: record.id, outcome });
      await tx.done;
    },

    async unsent(limit = BATCH) {
      const keys = await db.getAll("unsent", ours, limit);
      return Promise.all(keys.map((key) => db.get("records", key)));
    },

    countUnsent: () => db.count("unsent", ours),

    async latest(limit) {
      const found = [];
      let cursor = await db.transaction("records").store.openCursor(ours, "prev");
      while (cursor && found.push(cursor.value) < limit) cursor = await cursor.continue();
      return Promise.all(found.map(async (record) => ({ record, ...(await db.get("answers", record.id)) })));
    },

    everything: () => db.getAll("records"),
    recall: (key) => db.get("state", [key, device]),
    remember: (key, value) => db.put("state", value, [key, device]),
    close: () => db.close(),
  };
}

function lay(db) {
  for (const store of ALL) db.createObjectStore(store, keys(store));
}

function keys(store) {
  if (store === "records") return { keyPath: ["device", "seq"] };
  if (store === "answers") return { keyPath: "id" };
  return undefined;
}
