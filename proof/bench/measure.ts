import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { CaseName, CaseParams } from '#proof/bench/cases/cases.ts';

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));

/** One run: its timing, and the peak memory of its whole process. Null: not known. */
export interface Measured {
  readonly seconds: number;
  readonly cpuSeconds: number | null;
  readonly rssMegabytes: number | null;
}

/** Several runs of the same thing. */
export interface Summary {
  readonly runs: number;
  readonly seconds: number;
  readonly fastest: number;
  readonly slowest: number;
  readonly cpuSeconds: number | null;
  readonly rssMegabytes: number | null;
}

/** Runs a case once, in a process of its own, so that no run sees the memory of another. */
export const runCase = async <Name extends CaseName>(
  name: Name,
  params: CaseParams<Name>,
): Promise<Measured> => {
  const child = spawn(process.execPath, [CHILD, name, JSON.stringify(params)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (code !== 0) throw new Error(`the case "${name}" failed with exit code ${code}`);
  return JSON.parse(output) as Measured;
};

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor((sorted.length - 1) / 2);
  const [low = 0, high = 0] = [sorted[middle], sorted[sorted.length - 1 - middle]];
  return (low + high) / 2;
};

/** The known values, or null if there are none. */
const known = (
  values: readonly (number | null)[],
  join: (all: readonly number[]) => number,
): number | null => {
  const numbers = values.filter((value) => value !== null);
  return numbers.length === 0 ? null : join(numbers);
};

/** Medians of seconds and CPU, and the largest peak of memory. */
export const summarise = (measured: readonly Measured[]): Summary => {
  const seconds = measured.map((run) => run.seconds);
  return {
    runs: measured.length,
    seconds: median(seconds),
    fastest: Math.min(...seconds),
    slowest: Math.max(...seconds),
    cpuSeconds: known(
      measured.map((run) => run.cpuSeconds),
      median,
    ),
    rssMegabytes: known(
      measured.map((run) => run.rssMegabytes),
      (all) => Math.max(...all),
    ),
  };
};
