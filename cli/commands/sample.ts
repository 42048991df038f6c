import { defineCommand, type Register } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { wholeNumber } from '#cli/option-values.ts';
import { bar, count } from '#cli/render/table.ts';
import { writeSample } from '#sample/write-sample.ts';

interface Options {
  out: string;
  seed: number;
  brand: number;
  publisher: number;
  shared: number;
}

/** `airlock sample`: two made-up CRM files with a known overlap, and an agreement that fits them. */
export const registerSample: Register = (program, streams, report) =>
  defineCommand<Options>(program, {
    name: 'sample',
    summary: 'make two synthetic CRM files with a known overlap and the dirt of real ones',
    streams,
    report,
    configure: (command) =>
      command
        .requiredOption('--out <dir>', 'folder for the files')
        .option('--seed <n>', 'the same seed gives the same files', wholeNumber, 1)
        .option('--brand <n>', 'people in the brand file', wholeNumber, 20_000)
        .option('--publisher <n>', 'people in the publisher file', wholeNumber, 30_000)
        .option('--shared <n>', 'people in both', wholeNumber, 8_000),
    act: async ({ terminal, options }) => {
      const truth = await writeSample({
        directory: options.out,
        seed: options.seed,
        brandPeople: options.brand,
        publisherPeople: options.publisher,
        sharedPeople: options.shared,
        onProgress: (done, total) => terminal.progress(`${bar(done, total)} ${count(done)} people`),
      });
      terminal.progress('');
      terminal.document({ directory: options.out, truth });
      terminal.say(
        `Wrote ${count(truth.files.brand.rows)} brand and ${count(truth.files.publisher.rows)} publisher rows to "${options.out}", with an agreement and mappings.`,
      );
      terminal.say(
        `${count(truth.overlap.waterfall)} people can be matched by e-mail or phone (truth.json says in which segments).`,
      );
      return EXIT.done;
    },
  });
