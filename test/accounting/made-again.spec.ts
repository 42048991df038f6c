import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AccountingVectors } from '#proof/accounting/vectors.ts';

const ROOT = join(import.meta.dirname, '../..');
const PYTHON = process.env.AIRLOCK_PYTHON ?? 'python3';

const kept = AccountingVectors.parse(
  JSON.parse(readFileSync(join(ROOT, 'test/vectors/accounting.json'), 'utf8')),
);

const python = (...args: readonly string[]) =>
  spawnSync(PYTHON, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 24 });

/** What is missing of what makes the figures; nothing, if it is all there. */
const missing = (): string | undefined => {
  if (python('--version').status !== 0) return `${PYTHON} (or another, by AIRLOCK_PYTHON)`;
  const { status, stdout } = python(
    ...['-c', 'import importlib.metadata as m, mpmath; print(m.version("dp-accounting"))'],
  );
  if (status !== 0) return 'dp-accounting and mpmath';
  return stdout.trim() === kept.version ? undefined : `dp-accounting ${kept.version}`;
};

/** Every number of a value, by its place. */
const numbers = (value: unknown, at: string): readonly (readonly [string, number])[] => {
  if (typeof value === 'number') return [[at, value]];
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, each]) => numbers(each, `${at}.${name}`))
    : [];
};

describe('the figures that are kept', () => {
  const lacking = missing();

  if (lacking !== undefined) it.skip(`are made again: ${lacking} is not there`, () => undefined);
  else
    it('are those that the accountant gives', () => {
      const { status, stdout } = python('proof/accounting/accounting-vectors.py');
      expect(status).toBe(0);
      const made = new Map(numbers(AccountingVectors.parse(JSON.parse(stdout)), ''));
      const were = numbers(kept, '');
      expect(made.size).toBe(were.length);
      // Its convolutions end in other digits on another processor.
      for (const [at, value] of were)
        expect(Math.abs((made.get(at) ?? 0) / value - 1), at).toBeLessThan(1e-6);
    });
});
