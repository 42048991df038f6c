import { Option } from 'commander';
import { z } from 'zod';
import { type CliCommand, required } from '#cli/command.ts';
import { wholeNumber } from '#cli/option-values.ts';
import { bar, count, percent, tableLines } from '#cli/render/table.ts';
import { DIFFERENCES, type Difference } from '#sample/households/stated-people.ts';
import { writePeople } from '#sample/households/write-people.ts';

const whole = z.int().nonnegative();

/** Two lists of made-up people, and how the pairs of one person differ. */
const SamplePeopleDocument = z.strictObject({
  kind: z.literal('sample-people'),
  directory: z.string(),
  people: whole,
  shared: whole,
  /** Pairs that differ, by how; a pair that differs in several ways counts in each. */
  differs: z.partialRecord(
    z.enum(Object.keys(DIFFERENCES) as [Difference, ...Difference[]]),
    whole,
  ),
});

interface Options {
  readonly out: string;
  readonly seed: number;
  readonly people: number;
  readonly shared?: number;
  readonly emails: number;
}

const numberOption = (name: string, summary: string): Option =>
  new Option(`--${name} <n>`, summary).argParser(wholeNumber(`--${name}`));

/** `airlock sample people`: two lists whose people are found by who they are, with the truth. */
export const samplePeople: CliCommand<Options, z.infer<typeof SamplePeopleDocument>> = {
  examples: ['sample people --out people', 'sample people --people 100000 --seed 7 --out people'],
  options: [
    required('--out <dir>', 'folder for the files'),
    numberOption('seed', 'the same seed gives the same files').default(1),
    numberOption('people', 'people on either list').default(10_000),
    numberOption('shared', 'people on both lists; half of them if left out'),
    numberOption('emails', 'of 100 people of a list, so many have an e-mail address').default(20),
  ],
  document: SamplePeopleDocument,
  run: async ({ terminal, options }) => {
    const { out: directory, seed, people, emails } = options;
    const truth = await writePeople({
      ...{ directory, seed, people, emails: emails / 100 },
      shared: options.shared ?? Math.floor(people / 2),
      onProgress: (done, total) => terminal.progress(`${bar(done, total)} ${count(done)} people`),
    });
    terminal.progress('');
    return { kind: 'sample-people', directory, ...truth };
  },
  render: ({ directory, people, shared, differs }) => [
    `Wrote two lists of ${count(people)} people to "${directory}", ${count(shared)} of them on both, with an agreement, mappings and truth.csv.`,
    '',
    ...tableLines(
      ['rows of one person differ by', 'pairs', 'of those on both'],
      Object.entries(differs)
        .sort(([, one], [, other]) => other - one)
        .map(([way, pairs]) => [way, count(pairs), percent(pairs / Math.max(1, shared))]),
      ['left', 'right', 'right'],
    ),
  ],
};
