import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const CHUNK = 1 << 22;

/**
 * How often each of some bytes, which are equally many, stand in the memory that a process may write, as Linux shows it
 * to whoever started the process. Memory of code is left out: it is large, and nobody writes data there.
 */
export const timesInMemory = (pid: number, wanted: readonly Buffer[]): readonly number[] => {
  const file = openSync(`/proc/${pid}/mem`, 'r');
  const times = wanted.map(() => 0);
  try {
    for (const region of writableRegions(pid))
      for (const chunk of chunksOf(file, region, wanted[0]?.length ?? 1))
        wanted.forEach((bytes, at) => {
          times[at] = (times[at] ?? 0) + timesIn(chunk, bytes);
        });
  } finally {
    closeSync(file);
  }
  return times;
};

interface Region {
  readonly from: number;
  readonly to: number;
}

const writableRegions = (pid: number): readonly Region[] =>
  readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, from = '', to = ''] = /^([0-9a-f]+)-([0-9a-f]+) rw-/.exec(line) ?? [];
      return from === '' ? [] : [{ from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }];
    });

/** What begins in a chunk may end in the next, so each holds the end of the one before it again. */
function* chunksOf(file: number, { from, to }: Region, length: number): Generator<Buffer> {
  const chunk = Buffer.alloc(CHUNK);
  for (let at = from; at < to; at += CHUNK - length + 1)
    yield chunk.subarray(0, readOrNone(file, chunk, { at, length: Math.min(CHUNK, to - at) }));
}

/** A region may be gone by now, and some cannot be read. */
const readOrNone = (
  file: number,
  chunk: Buffer,
  { at, length }: { readonly at: number; readonly length: number },
): number => {
  try {
    return readSync(file, chunk, 0, length, at);
  } catch {
    return 0;
  }
};

const timesIn = (chunk: Buffer, bytes: Buffer): number => {
  let times = 0;
  for (let at = chunk.indexOf(bytes); at >= 0; at = chunk.indexOf(bytes, at + 1)) times += 1;
  return times;
};
