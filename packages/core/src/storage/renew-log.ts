/**
 * Makes Chromium begin another log for its databases. It keeps IndexedDB in LevelDB, and goes on in the log of before even
 * where a process that died has left half a record at its end: the next start then finds that log corrupt and deletes all
 * that the origin has. Deleting a database, however small, compacts what it had; what was in the log lies in a table by then,
 * and a new log begins. Takes some milliseconds in the background and a few hundred bytes; nobody can or has to wait for it.
 * LevelDB compacts without a new log where something else is written in that very moment, so it is done once more when `again`
 * milliseconds have passed. Throws what the browser throws where it lets nobody store.
 *
 * Source: Chromium's log of such a start ("IndexedDB recovering from a corrupted (and deleted) database"); test/crash/torn-log.
 *
 * @example
 * renewLog('callside.renew');
 */
export function renewLog(name: string, userAgent = navigator.userAgent, again = 1000): void {
  if (!userAgent.includes('Chrom')) return;
  const opening = indexedDB.open(name);
  opening.onsuccess = () => {
    opening.result.close();
    indexedDB.deleteDatabase(name);
    if (again) setTimeout(renewLog, again, name, userAgent, 0);
  };
}
