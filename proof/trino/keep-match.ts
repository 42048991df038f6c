import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MATCH_FILES, matchFileKey } from '#core/matching/match-keys.ts';
import type { VersionsMatch } from '#core/matching/vault-query.ts';
import { matchIdOf } from '#core/usecases/questions/match-seal.ts';
import { resultFile } from '#proof/trino/athena-results.ts';
import type { TrinoAnswer } from '#proof/trino/trino-client.ts';

/** Where below the root of Trino's files the match of two versions is kept. */
export const keptMatchPath = (root: string, of: VersionsMatch): string =>
  join(root, matchFileKey(matchIdOf(of), MATCH_FILES.text));

/** Puts a match where it is kept, as Athena writes it and S3 copies it. */
export const keepMatch = async (
  root: string,
  of: VersionsMatch,
  rows: TrinoAnswer['rows'],
): Promise<void> => {
  const path = keptMatchPath(root, of);
  await mkdir(dirname(path), { recursive: true });
  const columns = [{ name: 'kept', type: 'varchar' }];
  const texts = rows.map((row) => row.map(String));
  await writeFile(path, resultFile({ columns, rows: texts, scannedBytes: 0 }));
};
