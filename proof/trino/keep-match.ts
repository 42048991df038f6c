import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LINK_FILES, linkFileKey } from '#core/matching/link-keys.ts';
import { MATCH_FILES, matchFileKey } from '#core/matching/match-keys.ts';
import type { VersionsLink, VersionsMatch } from '#core/matching/vault-query.ts';
import { linkIdOf } from '#core/usecases/questions/link-seal.ts';
import { matchIdOf } from '#core/usecases/questions/match-seal.ts';
import { resultFile } from '#proof/trino/athena-results.ts';
import type { TrinoAnswer } from '#proof/trino/trino-client.ts';

/** Where below the root of Trino's files the match of two versions is kept. */
export const keptMatchPath = (root: string, of: VersionsMatch): string =>
  join(root, matchFileKey(matchIdOf(of), MATCH_FILES.text));

/** The same of the link of a version of events. */
export const keptLinkPath = (root: string, link: VersionsLink): string =>
  join(root, linkFileKey(linkIdOf(link), LINK_FILES.text));

/** Writes texts as Athena does and S3 copies them. */
const keepTexts = async (path: string, rows: TrinoAnswer['rows']): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  const columns = [{ name: 'kept', type: 'varchar' }];
  const texts = rows.map((row) => row.map(String));
  await writeFile(path, resultFile({ columns, rows: texts, scannedBytes: 0 }));
};

/** Puts a match where it is kept. */
export const keepMatch = (
  root: string,
  of: VersionsMatch,
  rows: TrinoAnswer['rows'],
): Promise<void> => keepTexts(keptMatchPath(root, of), rows);

/** Puts a link where it is kept. */
export const keepLink = (
  root: string,
  link: VersionsLink,
  rows: TrinoAnswer['rows'],
): Promise<void> => keepTexts(keptLinkPath(root, link), rows);
