import { readFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { version as duckdb } from '@duckdb/node-api';

/** What the flags of a Linux machine say of SHA-256 in its processor: `sha_ni` on x64, `sha2` on arm64. */
export const shaInstructionsIn = (cpuinfo: string): string =>
  /^(?:flags|Features)\s*:.*\b(sha_ni|sha2)\b/m.exec(cpuinfo)?.[1] ?? 'none that are told';

/** What decides how fast one thing is beside another: the model of the processor, and whether it knows SHA-256. */
export const describeProcessor = async (): Promise<string> => {
  const cpuinfo = await readFile('/proc/cpuinfo', 'utf8').catch(() => '');
  return `${cpus()[0]?.model.trim() ?? 'CPU'} (SHA instructions: ${shaInstructionsIn(cpuinfo)})`;
};

/** The machine in a sentence: load beyond one or two at the start means that something else was running too. */
export const describeMachine = async (): Promise<string> => {
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  return [
    `${availableParallelism()} × ${await describeProcessor()}`,
    `${gigabytes} GB, Node ${process.versions.node}, DuckDB ${duckdb().replace(/^v/, '')}`,
    `load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')} at the end`,
    new Date().toISOString().slice(0, 10),
  ].join(', ');
};
