import type { Document, LineCounter } from 'yaml';
import type { z } from 'zod';
import { Agreement } from '#core/agreement/agreement-schema.ts';
import { readYaml } from '#core/agreement/read-yaml.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import { AirlockError } from '#core/errors.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';

/** An agreement together with the digest that both parties approve. */
export interface SignedAgreement {
  readonly agreement: Agreement;
  /** SHA-256 of the canonical JSON: comments and layout of the file do not change it. */
  readonly digest: Checksum;
}

type Path = readonly PropertyKey[];

/** The line on which the thing at `path` stands, or its nearest parent that is written down. */
const lineOf = (document: Document, lines: LineCounter, path: Path): number => {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const parent = document.getIn(path.slice(0, depth - 1), true);
    const key = path[depth - 1];
    const items = (parent as { items?: { key?: { value?: unknown; range?: [number] } }[] })?.items;
    const pair = items?.find((item) => item?.key?.value === key);
    const node = document.getIn(path.slice(0, depth), true) as { range?: [number] } | undefined;
    const offset = pair?.key?.range?.[0] ?? node?.range?.[0];
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
};

const dotted = (path: Path): string => path.map(String).join('.');

/** A union hides what was wrong behind "invalid input": look into the branch that came nearest. */
const deepest = (issue: z.core.$ZodIssue): z.core.$ZodIssue => {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const branches = issue.errors.filter((branch) => branch.length > 0);
  const nearest = branches.sort((a, b) => a.length - b.length)[0]?.[0];
  return nearest ? deepest({ ...nearest, path: [...issue.path, ...nearest.path] }) : issue;
};

const explain = (issue: z.core.$ZodIssue): { path: Path; says: string } => {
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
 * Reads the text of an `agreement.yaml`. Throws AirlockError('agreement') that names the file, the
 * line and what to write instead.
 */
export const parseAgreement = (text: string, file: string): SignedAgreement => {
  const read = readYaml(text);
  if ('says' in read)
    throw new AirlockError('agreement', `${file}:${read.line}: ${read.says}.`, {
      cause: read.cause,
    });
  const { document, lines, value } = read;
  const parsed = Agreement.safeParse(value, { reportInput: true });
  if (parsed.success) return signAgreement(parsed.data);
  const first = parsed.error.issues[0];
  const { path, says } = first ? explain(deepest(first)) : { path: [], says: 'it is empty' };
  throw new AirlockError('agreement', `${file}:${lineOf(document, lines, path)}: ${says}.`);
};

/** Gives an agreement the digest of its canonical form. */
export const signAgreement = (agreement: Agreement): SignedAgreement => ({
  agreement,
  digest: sha256(canonicalJson(agreement)),
});
