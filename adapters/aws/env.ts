import { z } from 'zod';
import type { RoomPlace } from '#adapters/aws/room-place.ts';
import type { Variable } from '#core/access/variables.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { CollaborationId, PartyId } from '#core/names.ts';
import { ShardCount } from '#core/shards.ts';

const Bucket = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/);
const WholeNumber = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number);
const KeyArn = z.string().regex(/^arn:aws[\w-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/);

/** Something of each party, as JSON text. */
const byParty = <Made extends z.ZodType>(
  each: Made,
): z.ZodType<Readonly<Record<string, z.output<Made>>>, string> =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(z.record(PartyId, each));

const bucketsByParty = byParty(Bucket);

/** The key of each party's drops, as an output of the room tells it. */
export const KeyArns = byParty(KeyArn);

const Account = z.string().regex(/^\d{12}$/);

/** The account of each party, likewise. */
export const AccountsByParty = byParty(Account);

/**
 * Where a deployed room is. A function gets only the variables of what it may touch: the rest is left
 * out, and reaching for it fails.
 */
export const AwsEnv = z.object({
  AIRLOCK_COLLABORATION: CollaborationId,
  /** The account that owns the room; every bucket is checked to belong to it. */
  AIRLOCK_ACCOUNT: Account,
  /** Into how many shards its functions cut a version; a party's own commands cut none. */
  AIRLOCK_SHARDS: z.string().default('1').transform(Number).pipe(ShardCount),
  AIRLOCK_DROP_BUCKETS: bucketsByParty.optional(),
  AIRLOCK_VAULT_BUCKET: Bucket.optional(),
  AIRLOCK_LEDGER_BUCKET: Bucket.optional(),
  AIRLOCK_RELEASES_BUCKET: Bucket.optional(),
  AIRLOCK_RESULTS_BUCKET: Bucket.optional(),
  AIRLOCK_TOKEN_KEY_ARN: KeyArn.optional(),
  /** The key of the marks of those who are to stay forgotten, whatever the epoch. */
  AIRLOCK_TOMBSTONE_KEY_ARN: KeyArn.optional(),
  /** The key that opens sealed drops. */
  AIRLOCK_DROP_KEY_ARN: KeyArn.optional(),
  /** Of which epoch the key of tokens is. */
  AIRLOCK_TOKEN_EPOCH: z.string().default('1').transform(Number).pipe(z.int().positive()),
  AIRLOCK_LEDGER_KEY_ARN: KeyArn.optional(),
  AIRLOCK_WORKGROUP: z
    .string()
    .regex(/^[\w.-]{1,128}$/)
    .optional(),
  AIRLOCK_DATABASE: z
    .string()
    .regex(/^[a-z0-9_]{1,255}$/)
    .optional(),
  /** The key of what queries find, and the most bytes that one may read. */
  AIRLOCK_RESULTS_KEY_ARN: KeyArn.optional(),
  AIRLOCK_SCAN_LIMIT_BYTES: WholeNumber.optional(),
  /** Name of the function that matches people by points. */
  AIRLOCK_PAIRING_FUNCTION: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
  /** What one party may deliver on a day. */
  AIRLOCK_MANIFESTS_A_DAY: WholeNumber.optional(),
  AIRLOCK_BYTES_A_DAY: WholeNumber.optional(),
  /** SHA-256 of the agreement that the room was deployed for: no other can be approved. */
  AIRLOCK_AGREEMENT_DIGEST: ChecksumText.optional(),
  /** The role of the room's account that is its auditor. */
  AIRLOCK_AUDITOR_ROLE: z
    .string()
    .regex(/^[\w+=,.@-]{1,64}$/)
    .optional(),
  /** One digest over the code of the room's functions: questions are answered under no other than was approved. */
  AIRLOCK_CODE_DIGEST: ChecksumText.optional(),
} satisfies Readonly<Record<Variable, z.ZodType>>);
export type AwsEnv = z.infer<typeof AwsEnv>;

/** Reads the environment. Throws AirlockError('room') that names the first variable at fault. */
export const readAwsEnv = (variables: Readonly<Record<string, string | undefined>>): AwsEnv => {
  const parsed = AwsEnv.safeParse(variables);
  if (parsed.success) return parsed.data;
  const name = String(parsed.error.issues[0]?.path[0]);
  throw new AirlockError(
    'room',
    `The variable ${name} is missing or malformed: deploy the room's stacks again.`,
    { cause: parsed.error },
  );
};

/** Where the room is, as its stacks tell. */
export const placeOf = (env: AwsEnv): RoomPlace => ({
  account: env.AIRLOCK_ACCOUNT,
  dropBuckets: env.AIRLOCK_DROP_BUCKETS,
  vaultBucket: env.AIRLOCK_VAULT_BUCKET,
  ledgerBucket: env.AIRLOCK_LEDGER_BUCKET,
  releasesBucket: env.AIRLOCK_RELEASES_BUCKET,
  resultsBucket: env.AIRLOCK_RESULTS_BUCKET,
});
