/**
 * A printer behind a real terminal device, as one on a serial port: a small program in Python holds the other end, since
 * Node.js cannot make such a pair.
 */
import { spawn, spawnSync } from 'node:child_process';

/**
 * Says the device's path, answers what a printer answers while `answers`, and says at last, in hexadecimal, all that it
 * received. The device begins as a terminal for people, with echo and translated line ends.
 */
const PROGRAM = `
import os, pty, select, sys
master, slave = pty.openpty()
print(os.ttyname(slave), flush=True)
answers = sys.argv[1] == 'answers'
received = b''
seen = 0
while True:
    ready, _, _ = select.select([master, 0], [], [])
    if master not in ready:
        break
    received += os.read(master, 65536)
    while seen + 3 <= len(received):
        three = received[seen:seen + 3]
        if three[:2] == b'\\x10\\x04':
            if answers: os.write(master, b'\\x12')
            seen += 3
        elif three == b'\\x1d\\x72\\x01':
            if answers: os.write(master, b'\\x00')
            seen += 3
        else:
            seen += 1
print(received.hex(), flush=True)
`;

export type PseudoTerminal = {
  readonly path: string;
  /** Ends it; all bytes that came out at the other end. */
  readonly close: () => Promise<Buffer>;
};

/** Whether this machine can make one. */
export const hasPseudoTerminals = (): boolean =>
  process.platform === 'linux' && spawnSync('python3', ['-c', 'import pty']).status === 0;

/** Starts one; `mute` takes everything and answers nothing. */
export const startPseudoTerminal = async (manner: 'answers' | 'mute'): Promise<PseudoTerminal> => {
  const child = spawn('python3', ['-c', PROGRAM, manner], { stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  while (!said.includes('\n')) await new Promise((resolve) => setTimeout(resolve, 5));
  const [path = ''] = said.split('\n');
  return {
    path,
    close: async () => {
      child.stdin.end();
      await ended;
      return Buffer.from(said.split('\n')[1] ?? '', 'hex');
    },
  };
};
