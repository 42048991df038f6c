import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineLimits } from '#adapters/local/deps.ts';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { defineCommand, partyOption, type Register } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
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
import type { RecordSource } from '#core/ports/record-source.ts';
import { prepareDrop } from '#core/usecases/prepare-drop.ts';

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
      const spill = await mkdtemp(join(tmpdir(), 'airlock-'));
      try {
        const read = { ...readOptionsOf(options), limits: engineLimits(spill) };
        const source = await openRecords(args[0] ?? '', read);
        return await prepare(terminal, options, { signed, source });
      } finally {
        await rm(spill, { recursive: true, force: true });
      }
    },
  });

const onlyDataset = ({ agreement }: SignedAgreement, party: string): string => {
  const declared = Object.keys(datasetsOf(agreement, party));
  if (declared.length === 1 && declared[0] !== undefined) return declared[0];
  throw new AirlockError('usage', `"${party}" declares several datasets: name one with --dataset.`);
};

interface Opened {
  readonly signed: SignedAgreement;
  readonly source: RecordSource;
}

const prepare = async (terminal: Terminal, options: Options, { signed, source }: Opened) => {
  const dataset = options.dataset ?? onlyDataset(signed, options.party);
  const attributes = Object.keys(attributesOf(signed.agreement, options.party, dataset));
  const columns = await source.columns();
  checkHeader(columns);
  const mapping = options.mapping ? await readMapping(options.mapping) : mappingFromFlags(options);
  if (!mapping) return suggest(terminal, suggestMapping(columns, signed.agreement, attributes));
  const kinds = signed.agreement.identifiers.kinds.filter((kind) => mapping.identifiers[kind]);
  const writer = await DropFolder.open(options.out, [...kinds, ...attributes]);
  const prepared = await prepareDrop({ source, writer, clock: { now: () => new Date() } })({
    signed,
    party: options.party,
    dataset,
    mapping,
    attestation: options.attest,
    onProgress: (done, total, rows) => terminal.progress(`${bar(done, total)} ${count(rows)} rows`),
  });
  terminal.progress('');
  for (const line of lintLines(prepared.report)) terminal.say(line);
  terminal.document({ ...prepared, folder: options.out });
  if (prepared.outcome === 'prepared') {
    terminal.say();
    terminal.say(
      `The drop is in "${options.out}": ${prepared.manifest.parts.length} part(s). Upload it with "upload".`,
    );
    return EXIT.done;
  }
  terminal.note(
    `${percent(prepared.share)} is unusable, more than the agreement tolerates: correct the file as the report says; no drop was written.`,
  );
  return EXIT.badInput;
};

const suggest = (terminal: Terminal, mapping: Mapping) => {
  terminal.document({ suggestedMapping: mapping });
  terminal.say(
    '# Suggested from the header. Check it, save it as mapping.yaml, and say --mapping mapping.yaml',
  );
  for (const line of mappingLines(mapping)) terminal.say(line);
  terminal.note('No mapping was given: nothing was prepared.');
  return EXIT.usage;
};
