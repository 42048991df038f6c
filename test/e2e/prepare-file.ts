import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { stringify } from 'yaml';
import type { LintReport } from '#core/lint/lint-report.ts';
import { agreementDocument, TEST_TERMS } from '#proof/rehearsal/agreement.ts';
import { readParquet } from '#proof/rehearsal/parquet.ts';
import {
  expectOneSentence,
  expectSilence,
  onlyDocument,
  type Ran,
  runCli,
} from '#test/support/run-cli.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

/** Flags that map the columns `email` and `tier`, with everybody's consent attested. */
export const PLAIN_MAPPING: readonly string[] = [
  ...['--map', 'email=email', '--attribute', 'tier=tier'],
  ...['--attest', 'Everybody in this file agreed.'],
];

/** A file of a party, and how it is to be prepared. */
export interface FileCase {
  readonly content: string | Uint8Array;
  /** Name of the file; `customers.csv` if left out. */
  readonly name?: string;
  /** More flags for `prepare`. */
  readonly flags?: readonly string[];
  /** Instead of `PLAIN_MAPPING`. */
  readonly mapping?: readonly string[];
  /** Declared values of `tier`, instead of those with "unknown". */
  readonly tiers?: readonly string[];
}

/** Files in a folder of their own, beside an agreement, ready to be prepared by the brand. */
export interface FileSetting {
  readonly file: string;
  readonly drop: string;
  readonly args: readonly string[];
}

/** Writes the file and an agreement that tolerates many rejects, and answers the command line. */
export const setUpFile = async (about: FileCase): Promise<FileSetting> => {
  const folder = await mkdtemp(join(await tempFolder(), 'case-'));
  await mkdir(folder, { recursive: true });
  const agreement = join(folder, 'agreement.yaml');
  const privacy = { ...TEST_TERMS, maxRejectShare: 0.5 };
  const { datasets, ...document } = agreementDocument();
  const tier = { brand: { customers: { attributes: { tier: about.tiers } } } };
  const declared = about.tiers ? { ...(datasets as object), ...tier } : datasets;
  await writeFile(agreement, stringify({ ...document, datasets: declared, privacy }));
  const file = join(folder, about.name ?? 'customers.csv');
  await writeFile(file, about.content);
  const drop = join(folder, 'drop');
  const where = ['--agreement', agreement, '--party', 'brand', '--out', drop];
  const args = ['prepare', file, ...where, ...(about.mapping ?? PLAIN_MAPPING)];
  return { file, drop, args: [...args, ...(about.flags ?? [])] };
};

/** What `prepare` made of a file. */
export interface Prepared {
  readonly report: LintReport;
  /** Rows of quarantine.csv, as `line reason`. */
  readonly quarantine: readonly string[];
  /** Digests of the drop, sorted. */
  readonly digests: readonly string[];
  /** What was said of how the file was read. */
  readonly notes: readonly string[];
  readonly ran: Ran;
}

/** Prepares a file that must be accepted, and holds what is always true of a drop. */
export const prepareFile = async (about: FileCase): Promise<Prepared> => {
  const { args, drop } = await setUpFile(about);
  const ran = await runCli(...args, '--json');
  expect(ran, ran.err + ran.out).toMatchObject({ code: 0, err: '' });
  const { report, notes = [] } = onlyDocument(ran) as { report: LintReport; notes?: string[] };
  const listed = await readFile(join(drop, 'quarantine.csv'), 'utf8');
  const [header, ...rows] = listed.trimEnd().split('\n');
  expect(header).toBe('line,column,reason');
  const quarantined = Object.values(report.quarantined).reduce((sum, rowsOf) => sum + rowsOf, 0);
  expect(report.rows).toBe(report.accepted + quarantined);
  expect(rows).toHaveLength(quarantined);
  const written = await readParquet(join(drop, 'part-0001.parquet'));
  expect(written).toHaveLength(report.accepted);
  return {
    report,
    quarantine: rows.map((row) => row.replace(/,.*,/, ' ')),
    digests: written.map(({ email }) => String(email)).sort(),
    notes,
    ran,
  };
};

const PUBLIC = new Set(['email', 'phone', 'tier', 'gold', 'silver', 'unknown', 'consent', 'notes']);

/** Every value of a text file that may be somebody's, and the digest of each. */
export const secretsOf = (text: string): readonly string[] => {
  const values = new Set(text.split(/[\s,;|"{}:[\]]+/).filter((value) => value.length > 3));
  const kept = [...values].filter((value) => !PUBLIC.has(value.toLowerCase()));
  return kept.flatMap((value) => [
    value,
    createHash('sha256').update(value.toLowerCase()).digest('hex'),
  ]);
};

/** A file that must be refused: one sentence, the exit code, no value of it at any verbosity, no drop. */
export const expectFileRefused = async (
  about: FileCase & { readonly code?: number; readonly says: RegExp },
): Promise<void> => {
  const { args, drop } = await setUpFile(about);
  const text = Buffer.from(about.content).toString('latin1');
  for (const verbosity of [[], ['--json'], ['--debug'], ['--json', '--debug']]) {
    const ran = await runCli(...args, ...verbosity);
    expect(ran.code, ran.err).toBe(about.code ?? 5);
    expectSilence(ran, secretsOf(text));
    if (verbosity.length === 0) expectOneSentence(ran);
    if (verbosity.length === 0) expect(ran.err).toMatch(about.says);
    if (verbosity.includes('--json')) onlyDocument(ran);
  }
  await expect(readFile(join(drop, 'manifest.json'))).rejects.toThrow('ENOENT');
};

/** The arguments with another value of an option, which is given once. */
export const withOption = (
  args: readonly string[],
  option: string,
  value: string,
): readonly string[] => {
  const at = args.indexOf(option);
  return at < 0 ? [...args, option, value] : args.with(at + 1, value);
};
