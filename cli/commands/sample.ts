import { Option } from 'commander';
import { z } from 'zod';
import { type CliCommand, required } from '#cli/command.ts';
import { wholeNumber } from '#cli/option-values.ts';
import { bar, count } from '#cli/render/table.ts';
import { SampleTruth } from '#sample/sample-truth.ts';
import { writeSample } from '#sample/write-sample.ts';

/** Files about made-up people, and what is true about them. */
const SampleDocument = z.strictObject({
  kind: z.literal('sample'),
  directory: z.string(),
  truth: SampleTruth,
});

interface Options {
  readonly out: string;
  readonly seed: number;
  readonly brand: number;
  readonly publisher: number;
  readonly shared: number;
}

const numberOption = (flags: string, summary: string, value: number): Option => {
  const option = new Option(flags, summary).default(value);
  return option.argParser(wholeNumber(`--${option.name()}`));
};

/** `airlock sample`: two made-up CRM files with a known overlap, and an agreement that fits them. */
export const sample: CliCommand<Options, z.infer<typeof SampleDocument>> = {
  examples: ['sample --out files'],
  options: [
    required('--out <dir>', 'folder for the files'),
    numberOption('--seed <n>', 'the same seed gives the same files', 1),
    numberOption('--brand <n>', 'people in the brand file', 20_000),
    numberOption('--publisher <n>', 'people in the publisher file', 30_000),
    numberOption('--shared <n>', 'people in both', 8_000),
  ],
  document: SampleDocument,
  run: async ({ terminal, options }) => {
    const truth = await writeSample({
      directory: options.out,
      seed: options.seed,
      brandPeople: options.brand,
      publisherPeople: options.publisher,
      sharedPeople: options.shared,
      onProgress: (done, total) => terminal.progress(`${bar(done, total)} ${count(done)} people`),
    });
    terminal.progress('');
    return { kind: 'sample', directory: options.out, truth };
  },
  render: ({ directory, truth: { files, overlap } }) => [
    `Wrote ${count(files.brand.rows)} brand and ${count(files.publisher.rows)} publisher rows to "${directory}", with an agreement and mappings.`,
    `${count(overlap.waterfall)} people can be matched by e-mail or phone (truth.json says in which segments).`,
  ],
};
