import { AirlockError } from '#core/errors.ts';

/**
 * Says that a file is to be named, where what was typed may be an identifier or a key itself: so it is not repeated. `what`
 * is what the file is to hold.
 */
export const noSuchFile = (what: string): AirlockError =>
  new AirlockError(
    'usage',
    `There is no file of that name: name one that holds the ${what}, or - for standard input; what is typed here, others can read.`,
  );
