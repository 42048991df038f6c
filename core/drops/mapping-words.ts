import { z } from 'zod';
import { nearestName } from '#core/nearest-name.ts';

/** What stands at a place of a mapping, in a word; never its text, which may be a person's. */
export const standing = (input: unknown): string => {
  if (input === undefined || input === null) return 'nothing';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'string') return input === '' ? 'an empty text' : 'a text';
  if (typeof input === 'number') return 'a number';
  return typeof input === 'boolean' ? String(input) : 'an object';
};

const isObject = (input: unknown): input is Readonly<Record<string, unknown>> =>
  typeof input === 'object' && input !== null && !Array.isArray(input);

/** A key that somebody thought of, not a line of a file of people that was named by mistake. */
const isWord = (key: string): boolean => /^[\w .-]{1,40}$/.test(key) && !/\d{4}/.test(key);

/** What to write instead of a word that is not known. */
export const insteadOf = (word: string, known: readonly string[]): string => {
  const meant = nearestName(word, known);
  const choice = `write ${known.length > 1 ? 'one of ' : ''}${known.join(', ')}`;
  return meant === undefined ? choice : `did you mean "${meant}"? Else ${choice}`;
};

/** What an object of a mapping is for, and the keys that it may have; the first `needed` must be there. */
export interface ObjectWords {
  readonly what: string;
  readonly known: readonly string[];
  readonly needed?: string;
}

type Fault = { readonly path: readonly string[]; readonly message: string } | undefined;

const faultOf = (input: unknown, { what, known, needed }: ObjectWords): Fault => {
  if (!isObject(input)) return { path: [], message: `${what}; here stands ${standing(input)}` };
  const strange = Object.keys(input).find((key) => !known.includes(key));
  const word = strange !== undefined && isWord(strange) ? strange : undefined;
  if (word !== undefined)
    return { path: [word], message: `this key is not known here: ${insteadOf(word, known)}` };
  if (needed !== undefined && !Object.hasOwn(input, needed))
    return { path: [needed], message: `this is missing: ${what}` };
  if (strange !== undefined)
    return { path: [], message: `a key is not known here: ${insteadOf('', known)}` };
  return undefined;
};

/**
 * An object of a mapping, whose every fault is told by what stands there, what may stand there, and the
 * nearest known word. zod's own words name neither.
 */
export const wordedObject = <Schema extends z.ZodType>(words: ObjectWords, schema: Schema) =>
  z
    .unknown()
    .superRefine((input, context) => {
      const fault = faultOf(input, words);
      if (fault)
        context.addIssue({ code: 'custom', path: [...fault.path], message: fault.message });
    })
    .pipe(schema);
