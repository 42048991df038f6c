import type { z } from 'zod';
import { knownKeys } from '#core/agreement/known-keys.ts';
import { isOfOtherForm } from '#core/form-of.ts';
import { nearestName } from '#core/nearest-name.ts';

type Path = readonly PropertyKey[];

/** What a schema finds wrong, and where in the document. */
export interface Explained {
  readonly path: Path;
  /** What is wrong there. */
  readonly says: string;
  /** The same, with the name of the place. */
  readonly named: string;
  /** What to do, where it follows from what is wrong. */
  readonly remedy?: string;
}

/** Against what a document was held. */
export interface HeldTo {
  readonly schema: z.core.$ZodType;
  /** Whether all known keys are named beside one that is not: where they are few. */
  readonly namesKeys?: boolean | undefined;
}

const dotted = (path: Path): string => path.map(String).join('.');

/**
 * A union hides what was wrong behind "invalid input": look into the branch that is of the form that was
 * meant, or else into the one that came nearest.
 */
const unfolded = (issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] => {
  if (issue.code !== 'invalid_union') return [issue];
  const nearest = issue.errors
    .filter((branch) => branch.length > 0 && !branch.some(isOfOtherForm))
    .sort((a, b) => a.length - b.length)[0];
  if (!nearest) return [issue];
  return nearest.flatMap((each) => unfolded({ ...each, path: [...issue.path, ...each.path] }));
};

type Unknown = z.core.$ZodIssueUnrecognizedKeys;

const isUnknown = (issue: z.core.$ZodIssue): issue is Unknown & z.core.$ZodIssue =>
  issue.code === 'unrecognized_keys';

/** What a key was most likely meant to be. One that another form of the same thing has is no slip: it is in the wrong form. */
const meantBy = (key: string, known: readonly string[]): string | undefined =>
  known.includes(key) ? undefined : nearestName(key, known);

/** A key that is a known one but for a slip, which is then told before what it leaves missing. */
const slipIn = ({ schema }: HeldTo, { keys, path }: Unknown): string | undefined => {
  const known = knownKeys(schema, path);
  return keys.find((key) => meantBy(key, known) !== undefined);
};

const explainUnknown = ({ schema, namesKeys }: HeldTo, { path, keys }: Unknown): Explained[] => {
  const known = knownKeys(schema, path);
  const others = namesKeys && known.length > 0 ? `; known are ${known.join(', ')}` : '';
  return keys.map((key) => {
    const meant = meantBy(key, known);
    return {
      path: [...path, key],
      says: 'is not known here',
      named: `the key "${key}" is not known here`,
      remedy: `${meant === undefined ? 'remove it' : `write "${meant}"`}${others}`,
    };
  });
};

/** What is said of a whole document that is empty, or a list. */
const NO_NAMES = 'names with their values belong here';

const NEEDED = new Set(['invalid_type', 'invalid_value']);

const explain = (held: HeldTo, issue: z.core.$ZodIssue): readonly Explained[] => {
  if (isUnknown(issue)) return explainUnknown(held, issue);
  const { path } = issue;
  const name = `"${dotted(path)}"`;
  if (NEEDED.has(issue.code) && issue.input === undefined)
    return [{ path, says: 'is missing', named: `${name} is missing`, remedy: 'add it' }];
  if (path.length === 0 && issue.code === 'invalid_type')
    return [{ path, says: NO_NAMES, named: NO_NAMES }];
  const [inKey] = issue.code === 'invalid_key' ? issue.issues : [];
  const { message } = inKey ?? issue;
  const remedy = issue.code === 'custom' ? issue.params?.remedy : undefined;
  return [
    {
      ...{ path, says: message, named: `${name}: ${message}` },
      ...(typeof remedy === 'string' && { remedy }),
    },
  ];
};

/**
 * Everything that a schema finds wrong, and what to do. A document that it reads must have been parsed
 * with `reportInput`, or what is missing looks like what is wrong.
 */
export const explainIssues = ({ issues }: z.ZodError, held: HeldTo): readonly Explained[] =>
  issues.flatMap(unfolded).flatMap((issue) => explain(held, issue));

/** The first of these, or a slip of the hand before all others, and what to do about it, as part of a sentence. */
export const explainIssue = (
  { issues }: z.ZodError,
  held: HeldTo,
): Pick<Explained, 'path' | 'says'> => {
  const all = issues.flatMap(unfolded);
  const slip = all.filter(isUnknown).find((issue) => slipIn(held, issue) !== undefined);
  const chosen = slip ?? all[0];
  const told = chosen ? explain(held, chosen) : [];
  const slipped = slip && slipIn(held, slip);
  const first = told.find(({ path }) => path.at(-1) === slipped) ?? told[0];
  if (!first) return { path: [], says: 'it is empty' };
  const { path, named, remedy } = first;
  return { path, says: remedy === undefined ? named : `${named}: ${remedy}` };
};
