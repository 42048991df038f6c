import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Spread, spreadOf } from '../summary.ts';
import { timeCommand } from '../time-command.ts';
import type { Limit } from './peer-tables.ts';

/** What an ingest of ours took, of a drop of so many rows and kinds. */
export interface Ingested {
  readonly rows: number;
  readonly kinds: number;
  readonly seconds: number;
  /** The folder of the drop. */
  readonly drop: string;
}

/** SHA-256 takes so many bytes at a time. */
const BLOCK_BYTES = 64;
/** An HMAC of a digest, its key's part being kept, takes two compressions of SHA-256. */
export const COMPRESSIONS = 2;

const BUFFER_BYTES = 1 << 28;

/** Without this bit of what the processor says of itself, OpenSSL does without its SHA instructions (x64). */
const NO_SHA = { OPENSSL_ia32cap: ':~0x20000000' };

/** A measurement repeated so many times, one after the other. */
export const repeated = async (times: number, run: () => Promise<number>): Promise<Spread> => {
  const values: number[] = [];
  while (values.length < times) values.push(await run());
  return spreadOf(values);
};

const millions = (value: Spread): Spread => ({
  median: value.median / 1e6,
  least: value.least / 1e6,
  most: value.most / 1e6,
});

/** The rate in the last line of `openssl speed`, in bytes a second. Throws where it says none. */
export const opensslRate = (said: string): number => {
  const thousands = /^sha256\s+([\d.]+)k\s*$/im.exec(said)?.[1];
  if (thousands === undefined) throw new Error('openssl told no rate of SHA-256');
  return Number(thousands) * 1_000;
};

const opensslCompressions = async (env: NodeJS.ProcessEnv): Promise<number> => {
  const args = ['speed', '-seconds', '1', '-bytes', '16384', '-evp', 'sha256'];
  const options = { env: { ...process.env, ...env } };
  const { stdout } = await promisify(execFile)('openssl', args, options);
  return opensslRate(stdout) / BLOCK_BYTES;
};

/** CPU seconds of this process for some work, as OpenSSL counts its own: what else runs on the machine is not in them. */
export const cpuSecondsOf = (work: () => unknown): number => {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
};

const cryptoCompressions = (buffer: Buffer) => async (): Promise<number> =>
  buffer.length / BLOCK_BYTES / cpuSecondsOf(() => createHash('sha256').update(buffer).digest());

/** What of WebAssembly is used here: the types of Node leave it to those of browsers. */
declare const WebAssembly: {
  readonly instantiate: (
    bytes: Uint8Array,
    imports: object,
  ) => Promise<{ readonly instance: { readonly exports: object } }>;
};

/** What of the kernel of this project is called here. */
interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => void };
  readonly heap: () => number;
  readonly setKey: (slot: number, key: number, length: number) => void;
  readonly clearKeys: () => void;
  readonly hmac: (slot: number, src: number, count: number, high: number, low: number) => void;
}

const KERNEL = new URL('../../../kernel/tokenise.wasm', import.meta.url);
const PAGE_BYTES = 1 << 16;
const MESSAGES = 1 << 14;
const ROUNDS = 64;

/** Compressions a second of the kernel, one thread; null where this checkout has none. */
export const kernelCompressions = async (times: number): Promise<Spread | null> => {
  const bytes = await readFile(KERNEL).catch(() => undefined);
  if (!bytes) return null;
  const { instance } = await WebAssembly.instantiate(bytes, {});
  const kernel = instance.exports as Kernel;
  const start = Math.ceil(kernel.heap() / BLOCK_BYTES) * BLOCK_BYTES;
  kernel.memory.grow(Math.ceil((MESSAGES * 48 + BLOCK_BYTES) / PAGE_BYTES));
  const [src, high, low] = [start, start + MESSAGES * 32, start + MESSAGES * 40];
  crypto.getRandomValues(new Uint8Array(kernel.memory.buffer, src, BLOCK_BYTES));
  kernel.setKey(0, src, BLOCK_BYTES);
  const measured = await repeated(times, async () => {
    const took = cpuSecondsOf(() => {
      for (let round = 0; round < ROUNDS; round += 1) kernel.hmac(0, src, MESSAGES, high, low);
    });
    return (ROUNDS * MESSAGES * COMPRESSIONS) / took;
  });
  kernel.clearKeys();
  return measured;
};

/** The files of the parts of a drop. */
export const partsOf = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder))
    .filter((name) => name.endsWith('.parquet'))
    .map((name) => join(folder, name));

const bytesOf = async (folder: string): Promise<number> => {
  const files = await partsOf(folder);
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
};

const DIRECT = `for part in "$1"/*.parquet; do dd if="$part" of=/dev/null bs=4M iflag=direct; done`;

/** Bytes a second from the disk, past what the system keeps of it; null where it does not let us. */
const diskRate = (times: number, folder: string, bytes: number): Promise<Spread | null> =>
  repeated(times, async () => {
    const took = await timeCommand(['bash', '-c', DIRECT, 'bash', folder]);
    return bytes / took.seconds;
  }).catch(() => null);

const limit = (
  what: string,
  unit: string,
  [perSecond, used]: readonly [Spread | null, number | null],
): Limit => ({
  ...{ what, unit, perSecond: perSecond && millions(perSecond) },
  share: perSecond && used !== null ? used / perSecond.median : null,
  ...(perSecond ? {} : { note: 'not to be had here' }),
});

/** The limits of this machine, and how much of each an ingest uses. */
export const measureLimits = async (ours: Ingested, times: number): Promise<readonly Limit[]> => {
  const cores = availableParallelism();
  const buffer = Buffer.alloc(BUFFER_BYTES, 1);
  const target = Buffer.alloc(BUFFER_BYTES);
  const bytes = await bytesOf(ours.drop);
  const hashed = (ours.rows * ours.kinds * COMPRESSIONS) / ours.seconds / cores;
  const sha = 'M compressions, one core';
  const without =
    process.arch === 'x64' ? await repeated(times, () => opensslCompressions(NO_SHA)) : null;
  const copied = async (): Promise<number> =>
    BUFFER_BYTES / cpuSecondsOf(() => buffer.copy(target));
  return [
    limit('SHA-256 by OpenSSL, with the SHA instructions', sha, [
      await repeated(times, () => opensslCompressions({})),
      hashed,
    ]),
    limit('SHA-256 by OpenSSL, without them', sha, [without, hashed]),
    limit('SHA-256 by `node:crypto`, of 256 MB', sha, [
      await repeated(times, cryptoCompressions(buffer)),
      hashed,
    ]),
    limit('HMACs by the kernel of this project (WebAssembly)', sha, [
      await kernelCompressions(times),
      hashed,
    ]),
    limit('reading the disk, nothing kept', 'MB', [
      await diskRate(times, ours.drop, bytes),
      bytes / ours.seconds,
    ]),
    limit('copying memory, 256 MB', 'MB', [await repeated(times, copied), bytes / ours.seconds]),
  ];
};
