/** What `npm start` asks first: one line of JSON with its folders. Exit 1 = it cannot be told which office is meant, and why. */
import { startFolders } from './storage/office-folder.ts';
import { StoreUnusable } from './storage/store.ts';

try {
  process.stdout.write(`${JSON.stringify(startFolders(process.env))}\n`);
} catch (error) {
  if (!(error instanceof StoreUnusable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
