import { join } from 'node:path';
import { Option } from 'commander';
import { z } from 'zod';
import { checkApart } from '#adapters/local/check-apart.ts';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { openRecords, type ReadOptions } from '#adapters/local/records/open-records.ts';
import { type CliCommand, type Line, partyOption, required } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { type MappingFlags, mappingFromFlags } from '#cli/mapping-flags.ts';
import { collect } from '#cli/option-values.ts';
import { readAgreement, readMapping } from '#cli/read-file.ts';
import { readOptionsOf } from '#cli/read-options.ts';
import { tooFewText } from '#cli/render/below-minimum.ts';
import { lintLines } from '#cli/render/lint-report.ts';
import { mappingLines } from '#cli/render/mapping.ts';
import { bar, count, percent } from '#cli/render/table.ts';
import type { Terminal } from '#cli/terminal.ts';
import { attributesOf, datasetsOf, partyOf } from '#core/agreement/lookup.ts';
import type { AgreementWithDigest } from '#core/agreement/parse-agreement.ts';
import { BelowMinimum } from '#core/documents/below-minimum.ts';
import { QUARANTINE_FILE } from '#core/drop-files.ts';
import { checkHeader } from '#core/drops/check-header.ts';
import { Manifest } from '#core/drops/manifest.ts';
import { Mapping } from '#core/drops/mapping.ts';
import { suggestMapping } from '#core/drops/suggest-mapping.ts';
import { AirlockError } from '#core/errors.ts';
import { PreparedReport } from '#core/lint/prepared-report.ts';
import {
  checkRequest,
  PREPARE_REFUSALS,
  type PrepareRefusal,
  type PrepareRequest,
  prepareDrop,
} from '#core/usecases/drops/prepare-drop.ts';

const preparation = {
  kind: z.literal('preparation'),
  report: PreparedReport,
  folder: z.string(),
};

/** A drop ready for upload, or a file of which too much is unusable. */
const PreparationDocument = z.discriminatedUnion('outcome', [
  z.strictObject({
    ...preparation,
    outcome: z.literal('prepared'),
    manifest: Manifest,
    /** The drop may be uploaded, but no question would run on so few. */
    belowMinimum: BelowMinimum.optional(),
  }),
  z.strictObject({
    ...preparation,
    outcome: z.literal('refused'),
    because: z.enum(PREPARE_REFUSALS),
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

interface Options extends MappingFlags {
  readonly agreement: string;
  readonly party: string;
  readonly dataset?: string;
  readonly out: string;
  readonly mapping?: string;
  readonly attest?: string;
  readonly encoding: string;
  readonly delimiter?: string;
}

const severalTimes = (flags: string, summary: string): Option =>
  new Option(flags, summary).argParser(collect);

/** `airlock prepare`: from a party's own file to a drop, on the party's own machine. */
export const prepare: CliCommand<Options, PreparationDocument | SuggestionDocument> = {
  name: 'prepare',
  summary: 'normalise, hash and lint a file on your own machine, and write a drop',
  argument: ['<file>', 'CSV, TSV, NDJSON or Parquet; plain, .gz or .zst'],
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
    new Option(
      '--repeats <rule>',
      'rows of one person that differ: first, refuse or last=<date column>',
    ),
    new Option('--attest <statement>', 'your word that everybody in the file may be used so'),
    new Option('--encoding <name>', 'utf-8, latin1, windows-1252 or utf-16le').default('utf-8'),
    new Option('--delimiter <character>', 'comma, semicolon, tab or pipe, if it is not found out'),
  ],
  document: z.union([PreparationDocument, SuggestionDocument]),
  run: async ({ terminal, options, args }) => {
    const signed = await readAgreement(options.agreement);
    partyOf(signed.agreement, options.party);
    const dataset = options.dataset ?? onlyDataset(signed, options.party);
    const from = { file: args[0] ?? '', read: readOptionsOf(options), signed, dataset };
    checkOneMapping(options);
    const mapping = options.mapping
      ? await readMapping(options.mapping)
      : mappingFromFlags(options);
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

const onlyDataset = ({ agreement }: AgreementWithDigest, party: string): string => {
  const declared = Object.keys(datasetsOf(agreement, party));
  if (declared.length === 1 && declared[0] !== undefined) return declared[0];
  throw new AirlockError('usage', `"${party}" declares several datasets: name one with --dataset.`);
};

interface From {
  readonly file: string;
  readonly read: ReadOptions;
  readonly signed: AgreementWithDigest;
  readonly dataset: string;
}

const prepareFile = async (
  terminal: Terminal,
  options: Options,
  { file, read, ...what }: From & { readonly mapping: Mapping },
): Promise<PreparationDocument> => {
  const request: PrepareRequest = {
    ...what,
    party: options.party,
    attestation: options.attest,
    onProgress: (done, total, rows) => terminal.progress(`${bar(done, total)} ${count(rows)} rows`),
  };
  checkRequest(request);
  const inputs = [file, options.agreement, ...(options.mapping ? [options.mapping] : [])];
  const prepared = await prepareDrop({
    source: await openRecords(file, read),
    openDrop: async (columns) => {
      await checkApart(options.out, inputs);
      return DropFolder.open(options.out, columns);
    },
    clock: { now: () => new Date() },
  })(request);
  terminal.progress('');
  return { kind: 'preparation', ...prepared, folder: options.out };
};

const preparationLines = (document: PreparationDocument): readonly Line[] => [
  ...lintLines(document.report),
  ...quarantineLines(document),
  ...outcomeLines(document),
];

/** Where all of the rows are named of which the report shows examples. */
const quarantineLines = (document: PreparationDocument): readonly Line[] => {
  const { report, folder } = document;
  const isThere = document.outcome === 'prepared' || document.explained;
  if (report.accepted === report.rows || !isThere) return [];
  const path = join(folder, QUARANTINE_FILE);
  return ['', `Each row that is not in the drop, by line, column and reason: "${path}".`];
};

const outcomeLines = (document: PreparationDocument): readonly Line[] => {
  const { folder } = document;
  if (document.outcome === 'prepared') {
    const { manifest, belowMinimum } = document;
    return [
      '',
      `The drop is in "${folder}": ${manifest.parts.length} part(s). Upload it with "upload".`,
      ...(belowMinimum ? [{ note: tooFewText(manifest, belowMinimum) }] : []),
    ];
  }
  const why = refusalText(document);
  const note = document.explained
    ? `${why} as the report says; no drop was written.`
    : `${why}; the older drop in "${folder}" stays, so name another folder to have the report.`;
  return [{ note }];
};

const refusalText = ({ because, share }: { because: PrepareRefusal; share: number }): string => {
  switch (because) {
    case 'nothing-left':
      return 'No row of the file can be used: correct the file or the mapping';
    case 'repeats-differ':
      return 'Rows of one person differ, and the mapping says "repeats: refuse": correct the file';
    case 'too-many-rejects':
      return `${percent(share)} is unusable, more than the agreement tolerates: correct the file`;
  }
};

/** A flag beside a mapping file would be dropped unsaid, and rows without consent taken. */
const checkOneMapping = ({ mapping, map, hashed, attribute, consent, repeats }: Options): void => {
  if (
    mapping === undefined ||
    [map, hashed, attribute, consent, repeats].every((each) => each === undefined)
  )
    return;
  throw new AirlockError(
    'usage',
    'Say how columns are mapped by --mapping, or by --map, --hashed, --attribute, --consent and --repeats, not by both.',
  );
};

const suggest = async (
  party: string,
  { file, read, signed, dataset }: From,
): Promise<SuggestionDocument> => {
  const attributes = Object.keys(attributesOf(signed.agreement, party, dataset));
  const columns = await (await openRecords(file, read)).columns();
  checkHeader(columns);
  const suggestedMapping = suggestMapping(columns, signed.agreement, attributes);
  return { kind: 'suggested-mapping', suggestedMapping };
};

const suggestionLines = ({ suggestedMapping }: SuggestionDocument): readonly Line[] => [
  '# Suggested from the header. Check it, save it as mapping.yaml, and say --mapping mapping.yaml',
  ...mappingLines(suggestedMapping),
  { note: 'No mapping was given: nothing was prepared.' },
];
