import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { runWith } from '#test/emulator/run-with.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples/retail/', import.meta.url));

/** The folders of two drops, each of one part. */
export interface PreparedLists {
  readonly brand: string;
  readonly publisher: string;
}

const run = async (...args: readonly string[]): Promise<void> => {
  expect(await runWith({}, args), args.join(' ')).toMatchObject({ code: 0 });
};

/** Makes two lists of made-up people with the dirt of real ones, and prepares a drop of each, sealed by its party's key if that has one. */
export const prepareLists = async (
  folder: string,
  agreement: string,
  keys: Partial<PreparedLists> = {},
): Promise<PreparedLists> => {
  const sample = join(folder, 'sample');
  const sizes = ['--brand', '3000', '--publisher', '4000', '--shared', '1600'];
  await run('sample', '--out', sample, ...sizes);
  const prepare = async (
    party: keyof PreparedLists,
    file: string,
    ...more: string[]
  ): Promise<string> => {
    const out = join(folder, `drop-${party}`);
    const mapping = join(EXAMPLES, `${party}-mapping.yaml`);
    await run(
      ...['prepare', join(sample, file), '--party', party, '--agreement', agreement],
      ...['--mapping', mapping, '--out', out, ...more],
      ...(keys[party] === undefined ? [] : ['--drop-key', keys[party]]),
    );
    return out;
  };
  return {
    brand: await prepare('brand', 'brand-customers.csv'),
    publisher: await prepare(
      ...(['publisher', 'publisher-audience.csv'] as const),
      ...['--attest', 'Everybody on the list agreed.'],
    ),
  };
};
