import { Option } from 'commander';
import { z } from 'zod';
import { checkApart } from '#adapters/local/check-apart.ts';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { ThreadedReading } from '#adapters/local/rows/threaded-reading.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { type CliCommand, type Given, partyOption, required } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { checkLabels, labelOptions, labelPorts, noteUnlabelled } from '#cli/label-flags.ts';
import { mappingFromFlags } from '#cli/mapping-flags.ts';
import { filesOf, openFiles } from '#cli/open-files.ts';
import { collect } from '#cli/option-values.ts';
import { checkPrepareEvents, prepareEventsFile } from '#cli/prepare-events-file.ts';
import { type From, inputsOf, type PrepareOptions } from '#cli/prepare-options.ts';
import { readDropKey } from '#cli/read-drop-key.ts';
import { readAgreement, readMapping } from '#cli/read-file.ts';
import { readOptionsOf } from '#cli/read-options.ts';
import { preparationLines, suggestedLines, suggestionLines } from '#cli/render/preparation.ts';
import { readingProgress } from '#cli/render/reading-progress.ts';
import { suggestForPeople } from '#cli/suggest-for.ts';
import type { Terminal } from '#cli/terminal.ts';
import { interruptible, untilInterrupted } from '#cli/until-interrupted.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { eventsOf } from '#core/agreement/declared-events.ts';
import { datasetsOf, partyOf } from '#core/agreement/lookup.ts';
import {
  EventSuggestionDocument,
  PreparationDocument,
  SuggestionDocument,
} from '#core/documents/preparation-document.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import { AirlockError } from '#core/errors.ts';
import {
  checkPreparation,
  checkRequest,
  type PrepareRequest,
} from '#core/usecases/drops/check-preparation.ts';
import { prepareDrop } from '#core/usecases/drops/prepare-drop.ts';
import { checkSealing } from '#core/usecases/drops/seal-drop.ts';

const severalTimes = (flags: string, summary: string): Option =>
  new Option(flags, summary).argParser(collect);

/** `airlock prepare`: from a party's own file to a drop, on the party's own machine. */
export const prepare: CliCommand<
  PrepareOptions,
  PreparationDocument | SuggestionDocument | EventSuggestionDocument
> = {
  examples: [
    'prepare customers.csv --party brand --agreement agreement.yaml --out drop',
    'prepare customers.csv --party brand --agreement agreement.yaml --mapping mapping.yaml --out drop',
  ],
  argumentSummary:
    'CSV, TSV, JSON or Parquet, plain, .gz or .zst; .xlsx; several, a pattern, or - for standard input',
  options: [
    partyOption,
    required('--agreement <file>', 'the agreement.yaml of the collaboration'),
    required('--out <dir>', 'folder for the drop'),
    new Option('--dataset <name>', 'the dataset, where you declare several'),
    new Option('--mapping <file>', 'how columns become identifiers and attributes'),
    new Option('--drop-key <file>', 'what "drop-key" wrote, where the agreement has drops sealed'),
    new Option('--list <dir>', 'of events: the drop of their people, to tell how far they reach'),
    new Option('--suggested', 'use the mapping that the file suggests, if it leaves nothing open'),
    severalTimes('--map <kind=column>', 'map a column to a kind (several: kind=a,b,c)'),
    severalTimes('--hashed <kind>', 'this kind is hashed already'),
    severalTimes('--attribute <name=column>', 'map a column to an attribute'),
    new Option('--consent <column=value,…>', 'rows without one of these values are left out'),
    new Option(
      '--repeats <rule>',
      'rows of one person that differ: first, refuse or last=<date column>',
    ),
    new Option('--attest <statement>', 'your word that everybody in the file may be used so'),
    ...labelOptions,
    new Option(
      '--encoding <name>',
      'utf-8, latin1, windows-1252, utf-16le or utf-16be; UTF-16 is mostly found out',
    ).default('utf-8'),
    new Option(
      '--delimiter <character>',
      'comma, semicolon, tab, pipe or another such as "\\x01", if it is not found out',
    ),
    new Option('--escape <how>', 'backslash, where quotes in fields are written \\" (default: "")'),
    new Option('--sheet <name>', 'the sheet of a workbook, if it is not the first that is shown'),
  ],
  document: z.union([PreparationDocument, SuggestionDocument, EventSuggestionDocument]),
  run: async ({ terminal, options, args }) => {
    const what = await whatToPrepare(args, options);
    if (what.isEvents) return prepareEventsFile(terminal, options, what);
    const { mapping, ...from } = await fromOptions(what, options);
    if (mapping) return prepareFile(terminal, options, { ...from, mapping });
    const suggestion = await suggestForPeople(options, from);
    if (!options.suggested || !suggestion.complete) return suggestion;
    for (const line of suggestedLines(suggestion)) terminal.say(line);
    return prepareFile(terminal, options, { ...from, mapping: suggestion.suggestedMapping });
  },
  render: (document) =>
    document.kind === 'preparation' ? preparationLines(document) : suggestionLines(document),
  exitCode: (document) => {
    if (document.kind !== 'preparation') return EXIT.usage;
    return document.outcome === 'prepared' ? EXIT.done : EXIT.badInput;
  },
};

const whatToPrepare = async (
  args: readonly string[],
  options: PrepareOptions,
): Promise<From & { readonly isEvents: boolean }> => {
  const signed = await readAgreement(options.agreement);
  partyOf(signed.agreement, options.party);
  const dataset = options.dataset ?? onlyDataset(signed, options.party);
  const read = { ...readOptionsOf(options), sheet: options.sheet };
  checkOneMapping(options);
  await checkLabels(options, { signed, party: options.party, dataset, out: options.out });
  const isEvents = eventsOf(signed.agreement, options.party, dataset) !== undefined;
  if (options.list !== undefined && !isEvents)
    throw new AirlockError(
      'usage',
      `"${dataset}" is a list of people: --list goes with one of events.`,
    );
  return { files: await filesOf(args), read, signed, dataset, isEvents };
};

const fromOptions = async (
  { files, read, signed, dataset }: From,
  options: PrepareOptions,
): Promise<From & { readonly mapping: Mapping | undefined }> => {
  const mapping = options.mapping ? await readMapping(options.mapping) : mappingFromFlags(options);
  return { files, read, signed, dataset, mapping };
};

/**
 * Throws what "prepare" would throw before it reads a row: of the agreement, the mapping, and the header of
 * the file. Writes nothing.
 */
export const checkPrepare = async ({
  options,
  args,
}: Pick<Given<PrepareOptions>, 'options' | 'args'>): Promise<void> => {
  const asked = await whatToPrepare(args, options);
  if (asked.isEvents) return checkPrepareEvents(options, asked);
  const { files, read, mapping, ...what } = await fromOptions(asked, options);
  const { party, attest } = options;
  const source = await openFiles(files, read);
  if (mapping)
    await checkPreparation(source, { ...what, mapping, party, attestation: attest }, new Date());
};

const onlyDataset = ({ agreement }: AgreementWithDigest, party: string): string => {
  const declared = Object.keys(datasetsOf(agreement, party));
  if (declared.length === 1 && declared[0] !== undefined) return declared[0];
  throw new AirlockError(
    'usage',
    `"${party}" declares several datasets: name one of ${declared.join(', ')} with --dataset.`,
  );
};

const prepareFile = async (
  terminal: Terminal,
  options: PrepareOptions,
  { files, read, ...what }: From & { readonly mapping: Mapping },
): Promise<PreparationDocument> => {
  const lineOf = readingProgress(() => performance.now());
  const request: PrepareRequest = {
    ...what,
    party: options.party,
    attestation: options.attest,
    onProgress: (done, total, rows) => terminal.progress(lineOf({ done, total, rows })),
  };
  checkRequest(request, new Date());
  const inputs = inputsOf(options, files);
  const sealing = await readDropKey(options.dropKey, what.signed.agreement);
  checkSealing(what.signed.agreement, sealing);
  const labels = await labelPorts(options, { files, read });
  const source = await openFiles(files, read);
  const reading = new ThreadedReading();
  const prepared = await untilInterrupted((interrupted) =>
    prepareDrop({
      source: interruptible(source, interrupted),
      reading,
      openDrop: async (columns, seal) => {
        await checkApart(options.out, inputs);
        return DropFolder.open(options.out, columns, seal);
      },
      sealing,
      clock: { now: () => new Date() },
      randomness: systemRandomness,
      labels,
    })(request),
  );
  terminal.progress('');
  const { fromBytes, byRules } = reading.ways;
  noteUnlabelled(terminal, options, request);
  if (options.debug)
    terminal.note(
      `rows read from their bytes: ${fromBytes}; by the rules, one at a time: ${byRules}`,
    );
  const notes = source.notes();
  const noted = notes.length === 0 ? {} : { notes: [...notes] };
  return { kind: 'preparation', ...prepared, folder: options.out, ...noted };
};

/** A flag beside a mapping file would be dropped unsaid, and rows without consent taken. */
const checkOneMapping = (options: PrepareOptions): void => {
  const { mapping, suggested, map, hashed, attribute, consent, repeats } = options;
  const byFlags = [map, hashed, attribute, consent, repeats].some((each) => each !== undefined);
  if ([mapping !== undefined, suggested === true, byFlags].filter(Boolean).length <= 1) return;
  throw new AirlockError(
    'usage',
    'Say how columns are mapped by --mapping, or by --suggested, or by --map, --hashed, --attribute, --consent and --repeats: by one of them.',
  );
};
