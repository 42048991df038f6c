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

/** What an object of a mapping is for, the keys that it may have, and the one that must be there. */
export interface ObjectWords {
  readonly what: string;
  readonly known: readonly string[];
  readonly needed?: string;
}

/**
 * An object of a mapping, whose faults are told by what stands there and what may. A key that is not known
 * is told before what it leaves missing, and alone: else another form of the same thing would seem nearer.
 */
export const wordedObject = <Schema extends z.ZodType>(
  { what, known, needed }: ObjectWords,
  schema: Schema,
) =>
  z
    .unknown()
    .superRefine((input, context) => {
      const custom = (message: string, path: string[] = []): void =>
        context.addIssue({ code: 'custom', path, message });
      if (!isObject(input)) {
        custom(`${what}; here stands ${standing(input)}`);
        return;
      }
      const strange = Object.keys(input).filter((key) => !known.includes(key));
      const keys = strange.filter(isWord);
      if (keys.length > 0) context.addIssue({ code: 'unrecognized_keys', keys, input });
      else if (needed !== undefined && !Object.hasOwn(input, needed))
        custom(`this is missing: ${what}`, [needed]);
      else if (strange.length > 0) custom(`a key is not known here: ${insteadOf('', known)}`);
    })
    .pipe(schema);
