import { openDatabase } from '../../storage/database.ts';
import { loadRecords } from '../load-records.ts';

/** Loads a file, says so in the middle of a step, and goes on until it is killed. */
const [database = '', file = '', step] = process.argv.slice(2);
let isTold = false;
await loadRecords({
  connection: openDatabase(database),
  files: [file],
  tenant: '',
  source: 'board',
  onProgress(progress) {
    if (isTold || progress.step !== step || progress.done >= 1) return;
    isTold = true;
    process.send?.('middle');
    // Whoever kills it must not come too late on a machine that has better to do.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000);
  },
});
