import type { z } from 'zod';
import { knownKeys, nearestKey } from '#core/agreement/known-keys.ts';

type Path = readonly PropertyKey[];

/** What a schema finds wrong, and where in the document. */
export interface Explained {
  readonly path: Path;
  readonly says: string;
}

/** Against what a document was held. */
export interface HeldTo {
  readonly schema: z.core.$ZodType;
  /** Whether all known keys are named beside one that is not: where they are few. */
  readonly namesKeys?: boolean | undefined;
}

const dotted = (path: Path): string => path.map(String).join('.');

/** A union hides what was wrong behind "invalid input": look into the branch that came nearest. */
const unfold = (issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] => {
  if (issue.code !== 'invalid_union') return [issue];
  const branches = issue.errors.filter((branch) => branch.length > 0);
  const [nearest] = branches.sort((a, b) => a.length - b.length);
  if (!nearest) return [issue];
  return nearest.flatMap((inner) => unfold({ ...inner, path: [...issue.path, ...inner.path] }));
};

type Unknown = z.core.$ZodIssueUnrecognizedKeys;

const isUnknown = (issue: z.core.$ZodIssue): issue is Unknown & z.core.$ZodIssue =>
  issue.code === 'unrecognized_keys';

/** A key that is a known one but for a slip, which is then told before what it leaves missing. */
const slipIn = ({ schema }: HeldTo, { keys, path }: Unknown): string | undefined => {
  const known = knownKeys(schema, path);
  return keys.find((key) => nearestKey(key, known) !== undefined);
};

const explainUnknown = (held: HeldTo, issue: Unknown): Explained => {
  const known = knownKeys(held.schema, issue.path);
  const key = slipIn(held, issue) ?? issue.keys[0] ?? '';
  const meant = nearestKey(key, known);
  const advice = meant === undefined ? 'remove it' : `write "${meant}"`;
  const others = held.namesKeys && known.length > 0 ? `; known are ${known.join(', ')}` : '';
  return {
    path: [...issue.path, key],
    says: `the key "${key}" is not known here: ${advice}${others}`,
  };
};

const explain = (held: HeldTo, issue: z.core.$ZodIssue): Explained => {
  if (isUnknown(issue)) return explainUnknown(held, issue);
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
export const explainIssue = ({ issues }: z.ZodError, held: HeldTo): Explained => {
  const all = issues.flatMap(unfold);
  const slip = all.filter(isUnknown).find((issue) => slipIn(held, issue) !== undefined);
  const first = slip ?? all[0];
  return first ? explain(held, first) : { path: [], says: 'it is empty' };
};
