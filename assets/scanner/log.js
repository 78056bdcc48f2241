/* The scan log: written before anything is shown or sent, only ever added to.
   `unsent` holds the numbers of the records that no server has acknowledged yet. `inside` holds who came and went by
   this device's own scans: part of the same transaction, so that no crash parts them. */

const BATCH = 200;
const SAFE = { durability: "strict" };

/** `known` is the highest number the server has of this device: a browser that lost its data goes on after it. */
export function openLog(db, device, known = 0) {
  navigator.storage?.persist?.(); // a full phone clears other pages first
  const ours = IDBKeyRange.bound([device, 0], [device, Infinity]);
  return {
    /** Keep one record, number it, mark it unsent and remember what it did, all or nothing. `presence`: see presence.js. */
    async add(record, presence) {
      const tx = db.transaction(["records", "unsent", "state", "inside"], "readwrite", SAFE);
      const seq = Math.max((await tx.objectStore("state").get(["seq", device])) ?? 0, known) + 1;
      const kept = { ...record, seq };
      const writes = [
        tx.objectStore("records").add(kept),
        tx.objectStore("unsent").add([device, seq], [device, seq]),
        tx.objectStore("state").put(seq, ["seq", device]),
      ];
      if (presence) writes.push(tx.objectStore("inside").put({ ...presence, seq }, [device, record.h]));
      await Promise.all([...writes, tx.done]);
      return kept;
    },

    /** The server has this very record: strike it from the unsent, keep it in the log. */
    async acknowledge(record, outcome) {
      const tx = db.transaction(["unsent", "answers"], "readwrite", SAFE);
      tx.objectStore("unsent").delete([device, record.seq]);
      tx.objectStore("answers").put({ id: record.id, outcome });
      await tx.done;
    },

    async unsentNumbers() {
      return new Set((await db.getAllKeys("unsent", ours)).map(([, seq]) => seq));
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
