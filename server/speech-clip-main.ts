/** The thread that makes one clip of what a speech program said, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { clipOfSpeech } from './app/speech-clip.ts';

parentPort?.postMessage(clipOfSpeech(workerData as Uint8Array));
