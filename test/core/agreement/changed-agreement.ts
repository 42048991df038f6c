import { stringify } from 'yaml';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { AirlockError } from '#core/errors.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';

/** Where something stands in an agreement. */
export type Path = readonly (string | number)[];
/** A mapping of an agreement. */
export type Node = Record<string | number, unknown>;

/** Stands for a key that is left out. */
export const MISSING = Symbol('missing');

/** The test agreement with one thing replaced or left out. */
export const withChange = (path: Path, value: unknown): string => {
  const document = structuredClone(agreementDocument());
  const parent = path.slice(0, -1).reduce<Node>((node, key) => node[key] as Node, document);
  const last = path.at(-1) ?? '';
  if (value === MISSING) delete parent[last];
  else parent[last] = value;
  return stringify(document);
};

/** The error that the text is refused with; undefined if it is an agreement. */
export const faultOf = (text: string): AirlockError | undefined => {
  try {
    parseAgreement(text, 'agreement.yaml');
    return undefined;
  } catch (error) {
    if (error instanceof AirlockError) return error;
    throw error;
  }
};
