import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { LineSource } from '#adapters/local/records/line-source.ts';
import { SourceFile } from '#adapters/local/records/source-file.ts';
import { StandardInput } from '#adapters/local/records/standard-input.ts';
import { ThreadedReading } from '#adapters/local/rows/threaded-reading.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import type { ForgetOptions } from '#cli/forget/forget-options.ts';
import { listMapping } from '#cli/forget/list-mapping.ts';
import { openFiles } from '#cli/open-files.ts';
import { readPreparedManifest } from '#cli/read-manifest.ts';
import { readOptionsOf } from '#cli/read-options.ts';
import { namedListLines } from '#cli/render/named-list.ts';
import { readingProgress } from '#cli/render/reading-progress.ts';
import type { Terminal } from '#cli/terminal.ts';
import { interruptible, untilInterrupted } from '#cli/until-interrupted.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { ownIdsOf } from '#core/agreement/lookup.ts';
import { QUARANTINE_FILE } from '#core/drop-files.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import { FORGET_STATEMENT, forgettingTerms } from '#core/erasure/forgetting-terms.ts';
import { spreadIdentifiers } from '#core/erasure/spread-identifiers.ts';
import { AirlockError } from '#core/errors.ts';
import type { PreparedReport } from '#core/lint/prepared-report.ts';
import { FORGOTTEN } from '#core/names.ts';
import type { RecordSource } from '#core/ports/record-source.ts';
import { prepareDrop } from '#core/usecases/drops/prepare-drop.ts';
import type { DropSealing } from '#core/usecases/drops/seal-drop.ts';

/** A list that is ready for the room, and what became of each line of it. */
interface PreparedList {
  readonly list: PreparedDrop;
  readonly report: PreparedReport;
}

/** Whose list it is, under which agreement, and the folder that it goes to. */
interface Preparing {
  readonly terminal: Terminal;
  readonly options: ForgetOptions;
  readonly files: readonly string[];
  readonly signed: AgreementWithDigest;
  readonly folder: string;
  /** What seals it, where the agreement has drops sealed. */
  readonly sealing: DropSealing | undefined;
}

const openList = async ({ options, files }: Preparing): Promise<RecordSource> => {
  const read = readOptionsOf(options);
  const { kind: column } = options;
  if (column === undefined) return openFiles(files, read);
  const [path = ''] = files;
  if (files.length > 1)
    throw new AirlockError('usage', 'With --kind one list is read at a time: name one file.');
  const input = path === '-' ? new StandardInput(process.stdin) : await SourceFile.at(path);
  return new LineSource(input, { encoding: read.encoding, column });
};

/** Where each line is named that is not used: the report shows some of them. */
const keepSetAside = async ({ options, folder }: Preparing): Promise<void> => {
  if (options.setAside === undefined) return;
  await copyFile(join(folder, QUARANTINE_FILE), options.setAside, constants.COPYFILE_EXCL).catch(
    (cause: unknown) => {
      throw new AirlockError(
        'usage',
        `"${options.setAside}" cannot be written: name a new file with --set-aside.`,
        { cause },
      );
    },
  );
};

/**
 * Turns a party's list into a drop of digests, on its own machine, in a folder that is removed afterwards. Throws
 * AirlockError('input') where no line of it can be used.
 */
export const prepareList = async (preparing: Preparing): Promise<PreparedList> => {
  const { terminal, options, signed, folder, sealing } = preparing;
  const mapping = await listMapping(options, signed.agreement);
  const terms = forgettingTerms(signed, options.party);
  const { agreement } = terms;
  const source = spreadIdentifiers(await openList(preparing), {
    ...{ mapping, kinds: agreement.identifiers.kinds },
    ownIds: ownIdsOf(agreement, options.party, FORGOTTEN) ?? 0,
  });
  const lineOf = readingProgress(() => performance.now());
  const prepared = await untilInterrupted((interrupted) =>
    prepareDrop({
      source: interruptible(source, interrupted),
      reading: new ThreadedReading(),
      openDrop: (columns, seal) => DropFolder.open(folder, columns, seal),
      sealing,
      clock: { now: () => new Date() },
      randomness: systemRandomness,
    })({
      ...{ signed: terms, party: options.party },
      ...{ dataset: FORGOTTEN, mapping, attestation: FORGET_STATEMENT },
      onProgress: (done, total, rows) => terminal.progress(lineOf({ done, total, rows })),
    }),
  );
  terminal.progress('');
  await keepSetAside(preparing);
  const { report } = prepared;
  if (prepared.outcome === 'refused') {
    const act = options.lift ? 'lift' : 'forget';
    for (const line of namedListLines(report, act)) terminal.say(line);
    throw new AirlockError(
      'input',
      'No line of the list holds an identifier that can be used, so nobody was looked for: see how the list is read.',
    );
  }
  const manifest = await readPreparedManifest(folder);
  return { list: { manifest, pathOf: (file) => join(folder, file) }, report };
};
