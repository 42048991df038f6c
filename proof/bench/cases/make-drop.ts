import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { engineLimits } from '#adapters/local/deps.ts';
import { FolderWorkspace } from '#adapters/local/folder-workspace.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { attributesOf } from '#core/agreement/lookup.ts';
import { MANIFEST_FILE, partFile } from '#core/drop-files.ts';
import { Manifest, type ManifestPart } from '#core/drops/manifest.ts';
import { ROW_LABEL } from '#core/identifiers/kinds.ts';
import { PART_ROWS } from '#core/limits.ts';
import { randomId } from '#core/random-id.ts';
import { type DropShape, hasLabels, partSql } from '#proof/bench/data/drop-sql.ts';
import { benchAgreement, listAgreement } from '#proof/bench/data/example.ts';

interface Params extends DropShape {
  readonly folder: string;
}

const DATASETS = { brand: 'customers', publisher: 'audience' } as const;

/** Writes a drop with its manifest straight from SQL, without a file of raw identifiers. */
export const run = async ({ folder, ...shape }: Params): Promise<undefined> => {
  await mkdir(folder, { recursive: true });
  const signed = await (shape.lists ? listAgreement() : benchAgreement());
  const attributes = attributesOf(signed.agreement, shape.side, DATASETS[shape.side]);
  const workspace = new FolderWorkspace(folder, 'bench');
  const parts: ManifestPart[] = [];
  await withConnection(engineLimits(join(folder, 'spill')), async (connection) => {
    for (let from = 0; from < shape.rows; from += PART_ROWS) {
      const to = Math.min(from + PART_ROWS, shape.rows);
      const file = partFile(parts.length + 1);
      const path = join(folder, file);
      await connection.run(partSql(shape, [from, to], path)(attributes));
      parts.push({ file, rows: to - from, ...(await workspace.checksum(path)) });
    }
  });
  const manifest = manifestOf(shape, signed, { parts, attributes: Object.keys(attributes) });
  await writeFile(join(folder, MANIFEST_FILE), JSON.stringify(manifest));
};

const manifestOf = (
  shape: DropShape,
  { agreement, digest }: AgreementWithDigest,
  content: { readonly parts: readonly ManifestPart[]; readonly attributes: readonly string[] },
): Manifest =>
  Manifest.parse({
    airlock: 1,
    drop: randomId(systemRandomness),
    collaboration: agreement.id,
    agreement: digest,
    profile: agreement.identifiers.profile,
    party: shape.side,
    dataset: DATASETS[shape.side],
    kinds: [...agreement.identifiers.kinds, ...(hasLabels(shape) ? [ROW_LABEL] : [])],
    ...content,
    rows: shape.rows,
    preparedAt: new Date().toISOString(),
    consent: { basis: 'attested', statement: 'made-up people' },
  });
