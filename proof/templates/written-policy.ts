import { z } from 'zod';

const list = z
  .union([z.string(), z.array(z.string())])
  .transform((given): readonly string[] => [given].flat());

const value = z.union([z.string(), z.boolean(), z.number()]);
const values = z
  .union([value, z.array(value)])
  .transform((given): readonly string[] => [given].flat().map(String));

const principals = z
  .union([z.literal('*').transform(() => ({ AWS: ['*'] })), z.record(z.string(), list)])
  .transform((given): Readonly<Record<string, readonly string[]>> => given);

const Statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: principals.optional(),
  NotPrincipal: principals.optional(),
  Action: list.optional(),
  NotAction: list.optional(),
  Resource: list.optional(),
  NotResource: list.optional(),
  Condition: z.record(z.string(), z.record(z.string(), values)).optional(),
});

const Document = z.strictObject({
  Version: z.literal('2012-10-17'),
  Id: z.string().optional(),
  Statement: z.union([z.array(Statement), Statement.transform((one) => [one])]),
});

/** One statement, with a list wherever one or many may stand. */
export type WrittenStatement = z.output<typeof Statement>;

/**
 * What a policy is given to: a principal (`identity`), a role as who may take it (`trust`), a resource, or
 * a whole organisation, as what its principals (`service-control`) or its resources (`resource-control`) may at most.
 */
export type PolicyKind = 'identity' | 'trust' | 'resource' | 'service-control' | 'resource-control';

/** A policy, and where it was found. */
export interface WrittenPolicy {
  readonly where: string;
  readonly kind: PolicyKind;
  readonly statements: readonly WrittenStatement[];
}

/** The document of a policy as IAM takes it. */
export const documentOf = ({ statements }: WrittenPolicy) => ({
  Version: '2012-10-17',
  Statement: statements,
});

/** Reads a policy without intrinsics. Throws for an element that IAM does not know, or another version. */
export const writtenPolicy = (
  where: string,
  kind: PolicyKind,
  document: unknown,
): WrittenPolicy => {
  const parsed = Document.safeParse(document);
  if (!parsed.success) throw new Error(`${where} is no policy: ${z.prettifyError(parsed.error)}`);
  return { where, kind, statements: parsed.data.Statement };
};

/** How a finding names a statement. */
export const placeOf = ({ where }: WrittenPolicy, { Sid }: WrittenStatement): string =>
  Sid === undefined ? where : `${where} ${Sid}`;
