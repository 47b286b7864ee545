import process from 'node:process';
import { Presets, SingleBar } from 'cli-progress';

export type Progress = { update(done: number, total: number): void; stop(): void };

const PLAIN_EVERY_MS = 3000;

/** A bar on a terminal; elsewhere a plain line every few seconds, none for short work. */
export function progress(what: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return plainProgress(what, (line) => stream.write(`${line}\n`), Date.now);
  const bar = new SingleBar(
    { format: `${what} {bar} {value}/{total}`, hideCursor: true, stream },
    Presets.rect,
  );
  let started = false;
  return {
    update(done, total) {
      if (!started) bar.start(total, done);
      started = true;
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

/** The plain form; `now` gives milliseconds. */
export function plainProgress(what: string, write: (line: string) => void, now: () => number): Progress {
  let last = now();
  return {
    update(done, total) {
      if (now() - last < PLAIN_EVERY_MS) return;
      last = now();
      write(`${what} ${done}/${total}`);
    },
    stop() {},
  };
}
