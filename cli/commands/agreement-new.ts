import { Option } from 'commander';
import { z } from 'zod';
import { checkFree, writeNewFile } from '#adapters/local/new-file.ts';
import { schemaPathFrom } from '#adapters/local/schema-path.ts';
import { type Answers, draftAgreement, EXAMPLES } from '#cli/agreements/agreement-draft.ts';
import { faultsOf, interview, isAbout, unanswered } from '#cli/agreements/interview.ts';
import { flagOf, optionOf, QUESTIONS } from '#cli/agreements/questions.ts';
import type { CliCommand } from '#cli/command.ts';
import { agreementLines } from '#cli/render/agreement.ts';
import { wrapped } from '#cli/render/wrap.ts';
import type { Terminal } from '#cli/terminal.ts';
import { agreementText } from '#core/agreement/agreement-text.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { SIGNED_AGREEMENT } from '#core/documents/signed-agreement.ts';
import { AirlockError } from '#core/errors.ts';

/** An agreement that was written. */
const NewAgreement = z.strictObject({
  kind: z.literal('new-agreement'),
  file: z.string(),
  ...SIGNED_AGREEMENT,
});

interface Options extends Answers {
  readonly example?: string;
}

/** `airlock agreement new`: writes an agreement from answers and flags. */
export const agreementNew: CliCommand<Options, z.infer<typeof NewAgreement>> = {
  examples: ['agreement new', 'agreement new --example retail agreement.yaml'],
  argumentSummary: 'where to write it (agreement.yaml if left out)',
  options: [
    new Option('--example <name>', `begin with an example: ${[...EXAMPLES.keys()].join(', ')}`),
    ...QUESTIONS.map(optionOf),
  ],
  document: NewAgreement,
  run: async ({ terminal, options, args: [file = 'agreement.yaml'] }) => {
    await checkFree(file);
    const answers = await answersOf(options, terminal);
    refuseFaults(answers);
    const text = agreementText(draftAgreement(answers), schemaPathFrom(file));
    const signed = parseAgreement(text, file);
    await writeNewFile(file, text);
    return { kind: 'new-agreement', file, ...signed };
  },
  render: ({ file, ...signed }) => [
    ...agreementLines(signed),
    '',
    `Written to "${file}", with comments. Change there what you like, and look at it with "agreement check".`,
    ...wrapped(UNASKED),
  ],
};

/** What no question is about, though parties should think of it. */
const UNASKED =
  'No question is about "consent" (what a drop shows of each person), "governance" (who answers for the data) and "retention.keysDays" (how long the key of an epoch that ended is kept): add by hand what you need, with "airlock: 2" above, as docs/agreement.md says.';

const answersOf = async (options: Options, terminal: Terminal): Promise<Answers> => {
  const given = Object.fromEntries(QUESTIONS.map(({ name }) => [name, options[name]]));
  const answers = { ...exampleOf(options.example), ...stated(given) };
  if (terminal.hasSomebody && options.example === undefined) return interview(terminal, answers);
  const missing = unanswered(answers);
  if (missing.length === 0) return answers;
  throw new AirlockError(
    'usage',
    `Nobody is there to be asked: say ${missing.join(' and ')} too, or begin with --example.`,
  );
};

const stated = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined));

const exampleOf = (name: string | undefined): Answers => {
  const example = name === undefined ? {} : EXAMPLES.get(name);
  if (example) return example;
  throw new AirlockError(
    'usage',
    `There is no such example: choose one of ${[...EXAMPLES.keys()].join(', ')}.`,
  );
};

/** The first thing that is wrong, by the flag that says it. */
const refuseFaults = (answers: Answers): void => {
  const [fault] = faultsOf(answers);
  if (!fault) return;
  const question = QUESTIONS.findLast((each) => isAbout(fault, each, answers));
  const where = question ? `The option ${flagOf(question)}` : `The field "${fault.path}"`;
  throw new AirlockError('usage', `${where}: ${fault.says}; ${fault.remedy}.`);
};
