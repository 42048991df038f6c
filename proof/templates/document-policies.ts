import {
  type PolicyKind,
  type WrittenPolicy,
  writtenPolicy,
} from '#proof/templates/written-policy.ts';

interface WithStatement {
  readonly Statement: unknown;
}

const isPolicy = (value: object): value is WithStatement =>
  'Statement' in value && 'Version' in value;

/** Principals stand in policies of resources alone; those of an organisation say in their file what they are. */
const kindOf = (where: string, document: unknown): PolicyKind => {
  if (/\b(?:scp|service-control)/i.test(where)) return 'service-control';
  if (/\b(?:rcp|resource-control)/i.test(where)) return 'resource-control';
  return JSON.stringify(document).includes('"Principal"') ? 'resource' : 'identity';
};

/**
 * Every policy in a JSON document that somebody is to put into place, however deep it lies. A file whose name
 * has `scp` or `rcp` in it holds policies of an organisation.
 */
export const documentPolicies = (where: string, document: unknown): readonly WrittenPolicy[] => {
  if (typeof document !== 'object' || document === null) return [];
  if (isPolicy(document)) return [writtenPolicy(where, kindOf(where, document), document)];
  return Object.entries(document).flatMap(([key, each]) =>
    documentPolicies(`${where} ${key}`, each),
  );
};
