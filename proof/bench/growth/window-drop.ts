import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { PART_PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { quoteText } from '#adapters/duckdb/quote.ts';
import { engineLimits } from '#adapters/local/deps.ts';
import { FolderWorkspace } from '#adapters/local/folder-workspace.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import { randomId } from '#core/random-id.ts';
import type { Side } from '#proof/bench/data/people.ts';

const LISTS = {
  brand: { dataset: 'customers', attributes: { tier: 'gold', region: 'north' } },
  publisher: { dataset: 'audience', attributes: { device: 'tv', age_band: '18-24' } },
} as const;

/** The people of a drop: a window on one endless list, from the first to before the last. */
export interface Window {
  readonly side: Side;
  readonly from: number;
  readonly to: number;
}

const FILE = 'part-0001.parquet';

/** Writes a drop of one part into a folder, straight from SQL. */
export const writeWindow = async (
  folder: string,
  { agreement, digest }: AgreementWithDigest,
  { side, from, to }: Window,
): Promise<PreparedDrop> => {
  const { dataset, attributes } = LISTS[side];
  const path = join(folder, FILE);
  const values = Object.entries(attributes).map(([name, value]) => `'${value}' as ${name}`);
  await mkdir(folder, { recursive: true });
  await withConnection(engineLimits(join(folder, 'spill')), (connection) =>
    connection.run(`copy (
      select sha256('person' || n || '@example.com') as email, sha256('+44' || n) as phone,
        ${values.join(', ')}
      from range(${from}, ${to}) as people(n)
    ) to ${quoteText(path)} ${PART_PARQUET}`),
  );
  const { profile, kinds } = agreement.identifiers;
  const rows = to - from;
  const checksum = await new FolderWorkspace(folder, 'bench').checksum(path);
  const manifest = {
    ...{
      airlock: 1,
      drop: randomId(systemRandomness),
      collaboration: agreement.id,
      agreement: digest,
      profile,
      party: side,
      dataset,
    },
    ...{ kinds, attributes: Object.keys(attributes), rows },
    parts: [{ file: FILE, rows, ...checksum }],
    preparedAt: new Date().toISOString(),
    consent: { basis: 'attested', statement: 'made-up people' },
  };
  return { manifest, pathOf: (file) => join(folder, file) };
};
