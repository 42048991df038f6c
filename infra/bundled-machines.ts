import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { RoomConfig } from '#infra/config.ts';

type Architecture = RoomConfig['architecture'];

/** `e_machine` in the header of an ELF file, by processor (System V ABI). */
const MACHINES: ReadonlyMap<number, Architecture> = new Map([
  [0x3e, 'x64'],
  [0xb7, 'arm64'],
]);

const NATIVE = /\.(?:node|so(?:\.\d+)*)$/;

/** The processor that a native file is for; `other` if it is none of Lambda's, or no file of Linux. */
const machineOf = (path: string): Architecture | 'other' => {
  const header = Buffer.alloc(20);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, header.length, 0);
  } finally {
    closeSync(file);
  }
  if (header.toString('latin1', 0, 4) !== '\x7fELF') return 'other';
  return MACHINES.get(header.readUInt16LE(18)) ?? 'other';
};

/** The processors that the native files of a bundle are for; none where all of it is JavaScript. */
export const bundledMachines = (bundle: string): ReadonlySet<Architecture | 'other'> =>
  new Set(
    readdirSync(bundle, { recursive: true, encoding: 'utf8' })
      .filter((name) => NATIVE.test(name))
      .map((name) => machineOf(join(bundle, name))),
  );
