import { parseArgs } from 'node:util';
import { wholeNumber } from '#cli/option-values.ts';
import { AirlockError } from '#core/errors.ts';

/** How large the demo is and where it happens. */
export interface DemoOptions {
  readonly brandPeople: number;
  readonly publisherPeople: number;
  readonly sharedPeople: number;
  /** Where to leave everything; a temporary folder, removed at the end, if left out. */
  readonly keep: string | undefined;
}

const PEOPLE = 200_000;

/** Fewer would leave nothing to release: every list needs a thousand people. */
const FEWEST_PEOPLE = 2_000;

const usage = (says: string, cause?: unknown): AirlockError =>
  new AirlockError('usage', says, { cause });

/** Reads `--people N` (people of the brand; half as many more of the publisher) and `--keep DIR`. */
export const readDemoOptions = (args: readonly string[]): DemoOptions => {
  const { people, keep } = valuesOf(args);
  const brandPeople = people === undefined ? PEOPLE : wholeNumber('--people')(people);
  if (brandPeople < FEWEST_PEOPLE)
    throw usage(`The demo needs at least ${FEWEST_PEOPLE} people: give --people a larger number.`);
  return {
    brandPeople,
    publisherPeople: Math.round(brandPeople * 1.5),
    sharedPeople: Math.round(brandPeople * 0.6),
    keep,
  };
};

const valuesOf = (args: readonly string[]) => {
  const options = { people: { type: 'string' }, keep: { type: 'string' } } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    throw usage('The demo knows two options: --people NUMBER and --keep FOLDER.', cause);
  }
};
