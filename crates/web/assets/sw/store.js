// The waiting reports, in IndexedDB: the only store that survives a closed browser and is open to the worker.

/**
 * @typedef {{id: string, url: string, type: string, body: ArrayBuffer, at: string, from: string,
 *   state: 'waiting' | 'auth' | 'attention', status: number}} Waiting
 * `at` ISO time it was written down, `from` page of the form, `status` last HTTP answer or 0.
 */

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('hlaska', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('outbox', { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Resolves when the transaction is on disk, not when the request is answered.
 * @template T
 * @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest<T>} work
 * @returns {Promise<T>} */
async function within(mode, work) {
  const db = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = db.transaction('outbox', mode, { durability: 'strict' });
      const request = work(transaction.objectStore('outbox'));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    db.close();
  }
}

/** @param {Waiting} item */
export const put = (item) => within('readwrite', (store) => store.put(item));
/** @param {string} id */
export const remove = (id) => within('readwrite', (store) => store.delete(id));
export const clear = () => within('readwrite', (store) => store.clear());
/** @param {string} id @returns {Promise<Waiting | undefined>} */
export const find = (id) => within('readonly', (store) => store.get(id));
/** Oldest first. @returns {Promise<Waiting[]>} */
export async function all() {
  const items = await within('readonly', (store) => store.getAll());
  return items.sort((a, b) => (a.at < b.at ? -1 : 1));
}
