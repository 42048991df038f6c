import { Option } from 'commander';
import { z } from 'zod';
import { checkApart } from '#adapters/local/check-apart.ts';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { findFiles } from '#adapters/local/records/find-files.ts';
import {
  openAllRecords,
  openStandardInput,
  type ReadOptions,
} from '#adapters/local/records/open-records.ts';
import { type CliCommand, type Given, type Line, partyOption, required } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { type MappingFlags, mappingFromFlags } from '#cli/mapping-flags.ts';
import { collect } from '#cli/option-values.ts';
import { readAgreement, readMapping } from '#cli/read-file.ts';
import { readOptionsOf } from '#cli/read-options.ts';
import { lintLines } from '#cli/render/lint-report.ts';
import { mappingLines } from '#cli/render/mapping.ts';
import { bar, count, percent } from '#cli/render/table.ts';
import type { Terminal } from '#cli/terminal.ts';
import { interruptible, untilInterrupted } from '#cli/until-interrupted.ts';
import { attributesOf, datasetsOf, partyOf } from '#core/agreement/lookup.ts';
import type { AgreementWithDigest } from '#core/agreement/parse-agreement.ts';
import { checkHeader } from '#core/drops/check-header.ts';
import { Manifest } from '#core/drops/manifest.ts';
import { Mapping } from '#core/drops/mapping.ts';
import { suggestMapping } from '#core/drops/suggest-mapping.ts';
import { AirlockError } from '#core/errors.ts';
import { LintReport } from '#core/lint/lint-report.ts';
import type { RecordSource } from '#core/ports/record-source.ts';
import {
  checkPreparation,
  checkRequest,
  type PrepareRequest,
  prepareDrop,
} from '#core/usecases/drops/prepare-drop.ts';

const preparation = {
  kind: z.literal('preparation'),
  report: LintReport,
  folder: z.string(),
  /** What people should know of how the file was read, a sentence each. */
  notes: z.array(z.string()).optional(),
};

/** A drop ready for upload, or a file of which too much is unusable. */
const PreparationDocument = z.discriminatedUnion('outcome', [
  z.strictObject({ ...preparation, outcome: z.literal('prepared'), manifest: Manifest }),
  z.strictObject({
    ...preparation,
    outcome: z.literal('refused'),
    share: z.number(),
    /** Whether report and quarantine list were written: not where an older drop is, which stays. */
    explained: z.boolean(),
  }),
]);
type PreparationDocument = z.infer<typeof PreparationDocument>;

/** What the header of the file suggests, where no mapping was given. */
const SuggestionDocument = z.strictObject({
  kind: z.literal('suggested-mapping'),
  suggestedMapping: Mapping,
});
type SuggestionDocument = z.infer<typeof SuggestionDocument>;

/** What `prepare` is told by its options. */
export interface PrepareOptions extends MappingFlags {
  readonly agreement: string;
  readonly party: string;
  readonly dataset?: string;
  readonly out: string;
  readonly mapping?: string;
  readonly attest?: string;
  readonly encoding: string;
  readonly delimiter?: string;
  readonly escape?: string;
}

const severalTimes = (flags: string, summary: string): Option =>
  new Option(flags, summary).argParser(collect);

/** `airlock prepare`: from a party's own file to a drop, on the party's own machine. */
export const prepare: CliCommand<PrepareOptions, PreparationDocument | SuggestionDocument> = {
  name: 'prepare',
  summary: 'normalise, hash and lint a file on your own machine, and write a drop',
  examples: [
    'prepare customers.csv --party brand --agreement agreement.yaml --out drop',
    'prepare customers.csv --party brand --agreement agreement.yaml --mapping mapping.yaml --out drop',
  ],
  argument: [
    '<file...>',
    'CSV, TSV, JSON or Parquet; plain, .gz or .zst; several, a pattern, or - for standard input',
  ],
  options: [
    partyOption,
    required('--agreement <file>', 'the agreement.yaml of the collaboration'),
    required('--out <dir>', 'folder for the drop'),
    new Option('--dataset <name>', 'the dataset, where you declare several'),
    new Option('--mapping <file>', 'how columns become identifiers and attributes'),
    severalTimes('--map <kind=column>', 'map a column to a kind (several: kind=a,b,c)'),
    severalTimes('--hashed <kind>', 'this kind is hashed already'),
    severalTimes('--attribute <name=column>', 'map a column to an attribute'),
    new Option('--consent <column=value,…>', 'rows without one of these values are left out'),
    new Option('--attest <statement>', 'your word that everybody in the file may be used so'),
    new Option(
      '--encoding <name>',
      'utf-8, latin1, windows-1252, utf-16le or utf-16be; UTF-16 is mostly found out',
    ).default('utf-8'),
    new Option(
      '--delimiter <character>',
      'comma, semicolon, tab, pipe or another such as "\\x01", if it is not found out',
    ),
    new Option('--escape <how>', 'backslash, where quotes in fields are written \\" (default: "")'),
  ],
  document: z.union([PreparationDocument, SuggestionDocument]),
  run: async ({ terminal, options, args }) => {
    const { mapping, ...from } = await fromOptions(args, options);
    return mapping
      ? prepareFile(terminal, options, { ...from, mapping })
      : suggest(options.party, from);
  },
  render: (document) =>
    document.kind === 'preparation' ? preparationLines(document) : suggestionLines(document),
  exitCode: (document) => {
    if (document.kind === 'suggested-mapping') return EXIT.usage;
    return document.outcome === 'prepared' ? EXIT.done : EXIT.badInput;
  },
};

const fromOptions = async (
  args: readonly string[],
  options: PrepareOptions,
): Promise<From & { readonly mapping: Mapping | undefined }> => {
  const signed = await readAgreement(options.agreement);
  partyOf(signed.agreement, options.party);
  const dataset = options.dataset ?? onlyDataset(signed, options.party);
  const read = readOptionsOf(options);
  checkOneMapping(options);
  const mapping = options.mapping ? await readMapping(options.mapping) : mappingFromFlags(options);
  return { files: await filesOf(args), read, signed, dataset, mapping };
};

/**
 * Throws what "prepare" would throw before it reads a row: of the agreement, the mapping, and the header of
 * the file. Writes nothing.
 */
export const checkPrepare = async ({
  options,
  args,
}: Pick<Given<PrepareOptions>, 'options' | 'args'>): Promise<void> => {
  const { files, read, mapping, ...what } = await fromOptions(args, options);
  const { party, attest } = options;
  const source = await openFiles(files, read);
  if (mapping) await checkPreparation(source, { ...what, mapping, party, attestation: attest });
};

const onlyDataset = ({ agreement }: AgreementWithDigest, party: string): string => {
  const declared = Object.keys(datasetsOf(agreement, party));
  if (declared.length === 1 && declared[0] !== undefined) return declared[0];
  throw new AirlockError('usage', `"${party}" declares several datasets: name one with --dataset.`);
};

/** How standard input is named. */
const STANDARD_INPUT = '-';

const filesOf = async (args: readonly string[]): Promise<readonly string[]> => {
  if (!args.includes(STANDARD_INPUT)) return findFiles(args);
  if (args.length === 1) return args;
  throw new AirlockError(
    'usage',
    'Standard input ("-") is prepared alone: name no file beside it.',
  );
};

const openFiles = (files: readonly string[], read: ReadOptions): Promise<RecordSource> => {
  if (files[0] !== STANDARD_INPUT) return openAllRecords(files, read);
  if (!process.stdin.isTTY) return openStandardInput(process.stdin, read);
  throw new AirlockError(
    'usage',
    'Standard input is the keyboard: give it a file ("prepare - < list.csv") or a pipe.',
  );
};

interface From {
  readonly files: readonly string[];
  readonly read: ReadOptions;
  readonly signed: AgreementWithDigest;
  readonly dataset: string;
}

const prepareFile = async (
  terminal: Terminal,
  options: PrepareOptions,
  { files, read, ...what }: From & { readonly mapping: Mapping },
): Promise<PreparationDocument> => {
  const request: PrepareRequest = {
    ...what,
    party: options.party,
    attestation: options.attest,
    onProgress: (done, total, rows) => terminal.progress(`${bar(done, total)} ${count(rows)} rows`),
  };
  checkRequest(request);
  const inputs = [...files, options.agreement, ...(options.mapping ? [options.mapping] : [])];
  const source = await openFiles(files, read);
  const prepared = await untilInterrupted((interrupted) =>
    prepareDrop({
      source: interruptible(source, interrupted),
      openDrop: async (columns) => {
        await checkApart(options.out, inputs);
        return DropFolder.open(options.out, columns);
      },
      clock: { now: () => new Date() },
    })(request),
  );
  terminal.progress('');
  const notes = source.notes();
  const noted = notes.length === 0 ? {} : { notes: [...notes] };
  return { kind: 'preparation', ...prepared, folder: options.out, ...noted };
};

const preparationLines = (document: PreparationDocument): readonly Line[] => [
  ...lintLines(document.report),
  ...(document.notes ? ['', ...document.notes] : []),
  ...outcomeLines(document),
];

const outcomeLines = (document: PreparationDocument): readonly Line[] => {
  const { folder } = document;
  if (document.outcome === 'prepared') {
    const parts = document.manifest.parts.length;
    return ['', `The drop is in "${folder}": ${parts} part(s). Upload it with "upload".`];
  }
  const unusable = `${percent(document.share)} is unusable, more than the agreement tolerates: correct the file`;
  const note = document.explained
    ? `${unusable} as the report says; no drop was written.`
    : `${unusable}; the older drop in "${folder}" stays, so name another folder to have the report.`;
  return [{ note }];
};

/** A flag beside a mapping file would be dropped unsaid, and rows without consent taken. */
const checkOneMapping = ({ mapping, map, hashed, attribute, consent }: PrepareOptions): void => {
  if (
    mapping === undefined ||
    [map, hashed, attribute, consent].every((each) => each === undefined)
  )
    return;
  throw new AirlockError(
    'usage',
    'Say how columns are mapped by --mapping, or by --map, --hashed, --attribute and --consent, not by both.',
  );
};

const suggest = async (
  party: string,
  { files, read, signed, dataset }: From,
): Promise<SuggestionDocument> => {
  const attributes = Object.keys(attributesOf(signed.agreement, party, dataset));
  const columns = await (await openFiles(files, read)).columns([]);
  checkHeader(columns);
  const suggestedMapping = suggestMapping(columns, signed.agreement, attributes);
  return { kind: 'suggested-mapping', suggestedMapping };
};

const suggestionLines = ({ suggestedMapping }: SuggestionDocument): readonly Line[] => [
  '# Suggested from the header. Check it, save it as mapping.yaml, and say --mapping mapping.yaml',
  ...mappingLines(suggestedMapping),
  { note: 'No mapping was given: nothing was prepared.' },
];
