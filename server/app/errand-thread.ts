/** A thread that lives for one errand, so that no call waits for it. */
import { Worker } from 'node:worker_threads';

/**
 * Has each errand done by a thread of its own: it is given the errand as `workerData` and posts one message. `program` is the
 * built thread. Rejects when it fails, ends without a word or takes longer than `patienceMs`.
 */
export const createErrandThread =
  <Errand, Done>(program: URL, patienceMs: number): ((errand: Errand) => Promise<Done>) =>
  (errand) =>
    new Promise((resolve, reject) => {
      const thread = new Worker(program, { workerData: errand });
      thread.unref();
      const timer = setTimeout(() => void thread.terminate(), patienceMs);
      timer.unref();
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', () => {
        clearTimeout(timer);
        reject(new Error('the thread ended without a word'));
      });
    });
