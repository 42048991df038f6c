import { z } from 'zod';

const Texts = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat());

const Statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.unknown(),
  Action: Texts.optional(),
  Condition: z.record(z.string(), z.record(z.string(), Texts)).optional(),
});
type Statement = z.infer<typeof Statement>;

const Policy = z.object({ Statement: z.array(Statement) });

const Everybody = z.union([
  z.literal('*'),
  z.object({ AWS: z.union([z.literal('*'), z.tuple([z.literal('*')])]) }),
]);

/** The denials of a policy that hold for everybody. */
const denialsIn = (policy: string): readonly Statement[] =>
  Policy.parse(JSON.parse(policy)).Statement.filter(
    ({ Effect, Principal }) => Effect === 'Deny' && Everybody.safeParse(Principal).success,
  );

const covers = ({ Action = [] }: Statement, action: string): boolean =>
  Action.some((each) => each === action || each === 's3:*');

/** Only this condition: another one beside it would narrow the denial. */
const onlyCondition = ({ Condition = {} }: Statement): string =>
  JSON.stringify(Condition).toLowerCase();

/** Does the policy deny everything to everybody who comes without TLS? */
export const deniesPlainHttp = (policy: string): boolean =>
  denialsIn(policy).some(
    (each) =>
      covers(each, 's3:*') && onlyCondition(each) === '{"bool":{"aws:securetransport":["false"]}}',
  );

/** Does the policy deny puts that name another encryption, and puts that name another key? */
export const deniesUnderOtherKey = (policy: string): boolean =>
  ['s3:x-amz-server-side-encryption', 's3:x-amz-server-side-encryption-aws-kms-key-id'].every(
    (header) =>
      denialsIn(policy).some(
        (each) =>
          covers(each, 's3:PutObject') &&
          Object.entries(each.Condition ?? {}).some(
            ([operator, keys]) =>
              operator.startsWith('StringNotEquals') && Object.keys(keys).includes(header),
          ),
      ),
  );
