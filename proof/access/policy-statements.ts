import { z } from 'zod';
import { type RoomTemplate, resourcesOf } from '#proof/access/synthesised-room.ts';

const list = z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]);

/** A statement of a policy, with lists where one or many may stand. */
export const Statement = z.object({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.unknown().optional(),
  Action: list.pipe(z.array(z.string())),
  Resource: list.optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
export type Statement = z.infer<typeof Statement>;

const Document = z.object({
  Statement: list.pipe(z.array(Statement)),
});

/** The statements of a policy document. */
export const statementsOf = (document: unknown): readonly Statement[] =>
  Document.parse(document).Statement;

/** The policy of a bucket, by the bucket's logical id. */
export const bucketPolicy = (template: RoomTemplate, bucket: string): readonly Statement[] =>
  resourcesOf(template, 'AWS::S3::BucketPolicy')
    .filter(([, { Properties }]) => textOf(Properties.Bucket) === bucket)
    .flatMap(([, { Properties }]) => statementsOf(Properties.PolicyDocument));

/** What an intrinsic points to (`Bucket`, `Key.Arn`), or a text itself, with joins put together. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const [[intrinsic, of] = ['', undefined]] = Object.entries(value ?? {});
  if (intrinsic === 'Ref') return String(of);
  if (intrinsic === 'Fn::GetAtt') return (of as string[]).join('.');
  if (intrinsic === 'Fn::Join') return (of as [string, unknown[]])[1].map(textOf).join('');
  // Of what a text is split into, or which piece is taken, the text tells as much.
  if (intrinsic === 'Fn::Select' || intrinsic === 'Fn::Split') return textOf((of as unknown[])[1]);
  throw new Error(`a value of an unknown form: ${intrinsic}`);
};

/** The principals of a statement, as text: ARNs of roles as `Role.Arn`, accounts as 12 digits. */
export const principalsOf = ({ Principal }: Statement): readonly string[] => {
  if (Principal === '*') return ['*'];
  const { AWS = [], Service = [] } = Principal as { AWS?: unknown; Service?: unknown };
  return [AWS, Service]
    .flat()
    .map(textOf)
    .map((text) => /^arn:.*:iam::(\d{12}):root$/.exec(text)?.[1] ?? text);
};

/** Whether a statement's actions take in an action, by name or by wildcard. */
export const takesIn = ({ Action }: Statement, action: string): boolean =>
  Action.some((each) => new RegExp(`^${each.replaceAll('*', '.*')}$`, 'i').test(action));

/** Whom a denial spares, if its only condition is who asks; undefined if it depends on anything else. */
export const sparedBy = ({ Condition = {} }: Statement): readonly string[] | undefined => {
  const { StringNotEquals = {}, ...others } = Condition;
  const {
    'aws:PrincipalArn': roles = [],
    'aws:PrincipalAccount': accounts = [],
    ...keys
  } = StringNotEquals;
  if (Object.keys(others).length > 0 || Object.keys(keys).length > 0) return undefined;
  return [roles, accounts].flat().map(textOf);
};
