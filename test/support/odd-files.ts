import { execFileSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** What may stand where a file must be, and is none. */
export const ODD_FILES = [
  'pipe',
  'socket',
  'folder',
  'link to a pipe',
  'link to nothing',
  'link to itself',
  'endless device',
  'empty device',
  'terminal',
  'file of /proc',
] as const;
export type OddFile = (typeof ODD_FILES)[number];

const LINKED: Partial<Record<OddFile, string>> = {
  'link to nothing': 'nothing',
  'endless device': '/dev/zero',
  'empty device': '/dev/null',
  terminal: '/dev/tty',
  'file of /proc': '/proc/self/environ',
};

const closing: (() => void)[] = [];

/** Ends the sockets: `afterAll(closeOddFiles)`. */
export const closeOddFiles = (): void => {
  for (const close of closing.splice(0)) close();
};

const makePipe = (path: string): void => {
  execFileSync('mkfifo', [path]);
};

/** Puts such a thing at a path; what has a place of its own is linked. */
export const makeOddFile = async (kind: OddFile, path: string): Promise<void> => {
  const linked = LINKED[kind];
  if (linked !== undefined) return symlink(linked, path);
  switch (kind) {
    case 'pipe':
      return makePipe(path);
    case 'link to a pipe':
      makePipe(`${path}.pipe`);
      return symlink(`${path}.pipe`, path);
    case 'link to itself':
      return symlink(path, path);
    case 'socket': {
      const server = createServer();
      closing.push(() => server.close());
      return new Promise((resolve) => {
        server.listen(path, resolve);
      });
    }
    default:
      await mkdir(join(path, 'deep'), { recursive: true });
  }
};
