import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { PythonTool } from '#proof/python/python-environment.ts';
import type { Measured } from '../summary.ts';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** anonlink and clkhash, Polars and pandas, from PyPI. */
export const DATA_TOOLS: PythonTool = {
  what: 'A comparison with anonlink, Polars and pandas',
  folder: 'peers-data',
  requirements: here('data/requirements.txt'),
};

/** SecretFlow's spu, from PyPI. */
export const SPU: PythonTool = {
  what: 'A comparison with SecretFlow',
  folder: 'peers-spu',
  requirements: here('spu/requirements.txt'),
};

const MAX_LOG_BYTES = 1 << 26;

const runPython = async (
  python: string,
  args: readonly string[],
  signal?: AbortSignal,
): Promise<Measured> => {
  const ran = await promisify(execFile)(python, args, {
    maxBuffer: MAX_LOG_BYTES,
    ...(signal ? { signal } : {}),
  });
  // SecretFlow leaves a trace of each run in the system's folder for such files, and says where.
  for (const [, trace = ''] of ran.stderr.matchAll(/written to (\/tmp\/psi_[\w-]+\.trace)/g))
    await rm(trace, { force: true });
  return JSON.parse(ran.stdout) as Measured;
};

/** The overlap by a library that one process loads. */
export const runDataTool = (
  python: string,
  method: 'polars' | 'pandas' | 'anonlink',
  folder: string,
): Promise<Measured> => runPython(python, [here('data/overlap.py'), method, folder]);

/** A port of loopback that nobody listens on now. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** The overlap by two processes of SecretFlow that talk over loopback. Both work at once: theirs is the longer time. */
export const runSpu = async (
  python: string,
  protocol: 'RR22' | 'KKRT' | 'ECDH',
  folder: string,
): Promise<Measured> => {
  const ports = [String(await freePort()), String(await freePort())];
  const parties = new AbortController();
  const party = (side: '0' | '1'): Promise<Measured> =>
    runPython(python, [here('spu/party.py'), side, protocol, folder, ...ports], parties.signal);
  // Where one fails, the other would wait for it without end.
  const [one, other] = await Promise.all([party('0'), party('1')]).finally(() => parties.abort());
  for (const side of ['brand', 'publisher'])
    await rm(join(folder, `${side}.csv.meta`), { force: true });
  return {
    seconds: Math.max(one.seconds, other.seconds),
    cpuSeconds: (one.cpuSeconds ?? 0) + (other.cpuSeconds ?? 0),
    rssMegabytes: (one.rssMegabytes ?? 0) + (other.rssMegabytes ?? 0),
  };
};
