import { z } from 'zod';

const texts = z.union([z.string(), z.array(z.string()).readonly()]);
const principals = z.union([z.string(), z.record(z.string(), texts)]);

const Statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: principals.optional(),
  NotPrincipal: principals.optional(),
  Action: texts.optional(),
  NotAction: texts.optional(),
  Resource: texts.optional(),
  NotResource: texts.optional(),
  Condition: z
    .record(
      z.string(),
      z.record(z.string(), z.union([texts, z.boolean(), z.number(), z.array(z.number())])),
    )
    .optional(),
});

const PolicyDocument = z.strictObject({
  Version: z.literal('2012-10-17'),
  Id: z.string().optional(),
  Statement: z.union([z.array(Statement), Statement.transform((one) => [one])]),
});

/** One statement of a policy, without intrinsics. */
export type PolicyStatement = z.output<typeof Statement>;

/** A policy as IAM reads it. */
export type PolicyDocument = z.output<typeof PolicyDocument>;

/** A policy of a principal, by the name it is told apart by. */
export interface NamedPolicy {
  readonly name: string;
  readonly policy: PolicyDocument;
}

/** Reads a resolved policy. Throws for an element that IAM does not know. */
export const parsePolicy = (content: unknown): PolicyDocument => PolicyDocument.parse(content);

/** A policy of these statements. */
export const policyOf = (...statements: readonly PolicyStatement[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [...statements],
});
