import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { engineLimits } from '#adapters/local/deps.ts';
import { FolderWorkspace } from '#adapters/local/folder-workspace.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { MANIFEST_FILE, partFile } from '#core/drop-files.ts';
import { Manifest, type ManifestPart } from '#core/drops/manifest.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import { PART_ROWS } from '#core/part-limits.ts';
import { randomId } from '#core/random-id.ts';

/** Of what list a drop is, and what it is to hold. */
export interface WantedDrop {
  readonly signed: AgreementWithDigest;
  readonly party: string;
  readonly dataset: string;
  readonly kinds: readonly TokenKind[];
  readonly attributes: readonly string[];
  readonly rows: number;
  /** SQL that writes some of its rows into a file, as `prepare` would. */
  partSql(rows: readonly [from: number, to: number], path: string): string;
}

/** Writes a drop with its manifest straight from SQL, without a file of raw identifiers. */
export const writeDrop = async (folder: string, wanted: WantedDrop): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const workspace = new FolderWorkspace(folder, 'bench');
  const parts: ManifestPart[] = [];
  await withConnection(engineLimits(join(folder, 'spill')), async (connection) => {
    for (let from = 0; from < wanted.rows; from += PART_ROWS) {
      const to = Math.min(from + PART_ROWS, wanted.rows);
      const file = partFile(parts.length + 1);
      const path = join(folder, file);
      await connection.run(wanted.partSql([from, to], path));
      parts.push({ file, rows: to - from, ...(await workspace.checksum(path)) });
    }
  });
  await writeFile(join(folder, MANIFEST_FILE), JSON.stringify(manifestOf(wanted, parts)));
};

const manifestOf = (
  { signed, party, dataset, kinds, attributes, rows }: WantedDrop,
  parts: readonly ManifestPart[],
): Manifest =>
  Manifest.parse({
    airlock: 1,
    drop: randomId(systemRandomness),
    collaboration: signed.agreement.id,
    agreement: signed.digest,
    profile: signed.agreement.identifiers.profile,
    ...{ party, dataset, kinds, attributes, parts, rows },
    preparedAt: new Date().toISOString(),
    consent: { basis: 'attested', statement: 'made-up people' },
  });
