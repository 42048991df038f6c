import type { z } from 'zod';
import { isOfOtherForm } from '#core/agreement/form-of.ts';

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

const NEEDED = new Set(['invalid_type', 'invalid_value']);

const explain = (issue: z.core.$ZodIssue): readonly Explained[] => {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      says: 'is not known here',
      named: `the key "${key}" is not known here`,
      remedy: 'remove it',
    }));
  const name = `"${dotted(path)}"`;
  if (NEEDED.has(issue.code) && issue.input === undefined)
    return [{ path, says: 'is missing', named: `${name} is missing`, remedy: 'add it' }];
  const [inKey] = issue.code === 'invalid_key' ? issue.issues : [];
  const { message } = inKey ?? issue;
  return [{ path, says: message, named: `${name}: ${message}` }];
};

/**
 * Everything that a schema finds wrong, and what to do. A document that it reads must have been parsed
 * with `reportInput`, or what is missing looks like what is wrong.
 */
export const explainIssues = ({ issues }: z.ZodError): readonly Explained[] =>
  issues.flatMap(unfolded).flatMap(explain);

/** The first of these, and what to do about it, as part of a sentence. */
export const explainIssue = (error: z.ZodError): Pick<Explained, 'path' | 'says'> => {
  const [first] = explainIssues(error);
  if (!first) return { path: [], says: 'it is empty' };
  const { path, named, remedy } = first;
  return { path, says: remedy === undefined ? named : `${named}: ${remedy}` };
};
