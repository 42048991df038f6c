import type { z } from 'zod';

type Path = readonly PropertyKey[];

/** What a schema finds wrong, and where in the document. */
export interface Explained {
  readonly path: Path;
  readonly says: string;
}

const dotted = (path: Path): string => path.map(String).join('.');

/** A union hides what was wrong behind "invalid input": look into the branch that came nearest. */
const deepest = (issue: z.core.$ZodIssue): z.core.$ZodIssue => {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const branches = issue.errors.filter((branch) => branch.length > 0);
  const nearest = branches.sort((a, b) => a.length - b.length)[0]?.[0];
  return nearest ? deepest({ ...nearest, path: [...issue.path, ...nearest.path] }) : issue;
};

const explain = (issue: z.core.$ZodIssue): Explained => {
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    return { path: [...issue.path, key], says: `the key "${key}" is not known here: remove it` };
  }
  const [inKey] = issue.code === 'invalid_key' ? issue.issues : [];
  if (inKey) return { path: issue.path, says: `"${dotted(issue.path)}": ${inKey.message}` };
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return { path: issue.path, says: `"${dotted(issue.path)}" is missing: add it` };
  return { path: issue.path, says: `"${dotted(issue.path)}": ${issue.message}` };
};

/**
 * The first thing that a schema finds wrong, and what to do. A document that it reads must have been parsed
 * with `reportInput`, or what is missing looks like what is wrong.
 */
export const explainIssue = ({ issues: [first] }: z.ZodError): Explained =>
  first ? explain(deepest(first)) : { path: [], says: 'it is empty' };
