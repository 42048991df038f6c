import { lstat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option } from 'commander';
import type { AuditReport } from '#core/documents/audit-report.ts';
import { AirlockError } from '#core/errors.ts';
import { printable } from '#core/printable.ts';

const NAMES = ['html', 'ocsf', 'sarif', 'csv'] as const;

/** What a report is written as for others. */
export type Form = (typeof NAMES)[number];

/** Which files a report is to be written to. */
export type ReportFiles = Readonly<Partial<Record<Form, string>>>;

/** The options that name them. */
export const reportFileOptions: readonly Option[] = [
  new Option('--html <file>', 'write the report to a new file: one page, which fetches nothing'),
  new Option('--ocsf <file>', 'the findings as events of OCSF (Detection Finding), one a line'),
  new Option('--sarif <file>', 'the findings as a log of SARIF 2.1.0'),
  new Option('--csv <file>', 'the findings for a spreadsheet'),
];

const placesOf = (files: ReportFiles): readonly (readonly [Form, string])[] =>
  NAMES.flatMap((form) => (files[form] === undefined ? [] : [[form, files[form]] as const]));

/**
 * Looks before the logs are read whether the files can be new: an audit may take long. Throws AirlockError('usage')
 * where something is there, or one file is named twice.
 */
export const checkReportFiles = async (files: ReportFiles): Promise<void> => {
  const places = placesOf(files).map(([, place]) => place);
  if (new Set(places.map((place) => resolve(place))).size < places.length)
    throw new AirlockError('usage', 'Two forms of the report have one file: name two.');
  for (const place of places)
    if ((await lstat(place).catch(() => undefined)) !== undefined)
      throw new AirlockError(
        'usage',
        `There is something at "${printable(place)}" already: use another place.`,
      );
};

/** Writes a report to each of the files, none of which may be there. */
export const writeReportFiles = async (report: AuditReport, files: ReportFiles): Promise<void> => {
  const { FORM_TEXTS } = await import('#cli/audit/form-texts.ts');
  for (const [form, place] of placesOf(files))
    await writeFile(place, FORM_TEXTS[form](report), { flag: 'wx' });
};

/** What was written, for people. */
export const writtenLines = (files: ReportFiles): readonly string[] =>
  placesOf(files).map(([, place]) => `Wrote "${place}".`);
