import { checkApart } from '#adapters/local/check-apart.ts';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { openRecords, type ReadOptions } from '#adapters/local/records/open-records.ts';
import { defineCommand, partyOption, type Register } from '#cli/command.ts';
import { EXIT, type ExitCode } from '#cli/exit-codes.ts';
import { type MappingFlags, mappingFromFlags } from '#cli/mapping-flags.ts';
import { collect } from '#cli/option-values.ts';
import { readAgreement, readMapping } from '#cli/read-file.ts';
import { readOptionsOf } from '#cli/read-options.ts';
import { lintLines } from '#cli/render/lint-report.ts';
import { mappingLines } from '#cli/render/mapping.ts';
import { bar, count, percent } from '#cli/render/table.ts';
import type { Terminal } from '#cli/terminal.ts';
import { attributesOf, datasetsOf, partyOf } from '#core/agreement/lookup.ts';
import type { SignedAgreement } from '#core/agreement/parse-agreement.ts';
import { checkHeader } from '#core/drops/check-header.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import { suggestMapping } from '#core/drops/suggest-mapping.ts';
import { AirlockError } from '#core/errors.ts';
import {
  checkRequest,
  type Preparation,
  type PrepareRequest,
  prepareDrop,
} from '#core/usecases/drops/prepare-drop.ts';

interface Options extends MappingFlags {
  agreement: string;
  party: string;
  dataset?: string;
  out: string;
  mapping?: string;
  attest?: string;
  encoding: string;
  delimiter?: string;
}

/** `airlock prepare`: from a party's own file to a drop, on the party's own machine. */
export const registerPrepare: Register = (program, streams, report) =>
  defineCommand<Options>(program, {
    name: 'prepare',
    summary: 'normalise, hash and lint a file on your own machine, and write a drop',
    streams,
    report,
    configure: (command) =>
      partyOption(command)
        .argument('<file>', 'CSV, TSV, NDJSON or Parquet; plain, .gz or .zst')
        .requiredOption('--agreement <file>', 'the agreement.yaml of the collaboration')
        .requiredOption('--out <dir>', 'folder for the drop')
        .option('--dataset <name>', 'the dataset, where you declare several')
        .option('--mapping <file>', 'how columns become identifiers and attributes')
        .option('--map <kind=column>', 'map a column to a kind (several: kind=a,b,c)', collect)
        .option('--hashed <kind>', 'this kind is hashed already', collect)
        .option('--attribute <name=column>', 'map a column to an attribute', collect)
        .option('--consent <column=value,…>', 'rows without one of these values are left out')
        .option('--attest <statement>', 'your word that everybody in the file may be used so')
        .option('--encoding <name>', 'utf-8, latin1, windows-1252 or utf-16le', 'utf-8')
        .option('--delimiter <character>', 'comma, semicolon, tab or pipe, if it is not found out'),
    act: async ({ terminal, options, args }) => {
      const signed = await readAgreement(options.agreement);
      partyOf(signed.agreement, options.party);
      const dataset = options.dataset ?? onlyDataset(signed, options.party);
      const from = { file: args[0] ?? '', read: readOptionsOf(options), signed, dataset };
      checkOneMapping(options);
      const mapping = options.mapping
        ? await readMapping(options.mapping)
        : mappingFromFlags(options);
      return mapping
        ? prepare(terminal, options, { ...from, mapping })
        : suggest(terminal, options.party, from);
    },
  });

const onlyDataset = ({ agreement }: SignedAgreement, party: string): string => {
  const declared = Object.keys(datasetsOf(agreement, party));
  if (declared.length === 1 && declared[0] !== undefined) return declared[0];
  throw new AirlockError('usage', `"${party}" declares several datasets: name one with --dataset.`);
};

interface From {
  readonly file: string;
  readonly read: ReadOptions;
  readonly signed: SignedAgreement;
  readonly dataset: string;
}

const prepare = async (
  terminal: Terminal,
  options: Options,
  { file, read, ...what }: From & { readonly mapping: Mapping },
): Promise<ExitCode> => {
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
  return tell(terminal, options.out, prepared);
};

const tell = (terminal: Terminal, folder: string, prepared: Preparation): ExitCode => {
  for (const line of lintLines(prepared.report)) terminal.say(line);
  terminal.document({ ...prepared, folder });
  if (prepared.outcome === 'prepared') {
    terminal.say();
    terminal.say(
      `The drop is in "${folder}": ${prepared.manifest.parts.length} part(s). Upload it with "upload".`,
    );
    return EXIT.done;
  }
  const unusable = `${percent(prepared.share)} is unusable, more than the agreement tolerates: correct the file`;
  terminal.note(
    prepared.explained
      ? `${unusable} as the report says; no drop was written.`
      : `${unusable}; the older drop in "${folder}" stays, so name another folder to have the report.`,
  );
  return EXIT.badInput;
};

/** A flag beside a mapping file would be dropped unsaid, and rows without consent taken. */
const checkOneMapping = ({ mapping, map, hashed, attribute, consent }: Options): void => {
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
  terminal: Terminal,
  party: string,
  { file, read, signed, dataset }: From,
): Promise<ExitCode> => {
  const attributes = Object.keys(attributesOf(signed.agreement, party, dataset));
  const columns = await (await openRecords(file, read)).columns();
  checkHeader(columns);
  const mapping = suggestMapping(columns, signed.agreement, attributes);
  terminal.document({ suggestedMapping: mapping });
  terminal.say(
    '# Suggested from the header. Check it, save it as mapping.yaml, and say --mapping mapping.yaml',
  );
  for (const line of mappingLines(mapping)) terminal.say(line);
  terminal.note('No mapping was given: nothing was prepared.');
  return EXIT.usage;
};
