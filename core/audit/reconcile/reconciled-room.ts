import { z } from 'zod';
import type { BucketName } from '#core/access/areas.ts';
import type { FunctionName } from '#core/access/functions.ts';
import { AirlockError } from '#core/errors.ts';

/** What of a room tells its calls from all others in a trail. */
export interface ReconciledRoom {
  readonly account: string;
  /** Its functions, their roles, its state machine and its workgroup are called so or begin so. */
  readonly name: string;
  /** Which bucket of the room a bucket is, by its name. */
  readonly buckets: ReadonlyMap<string, BucketName>;
  readonly sealKey: string;
  readonly tokenKey: string;
  /** Whose drops or which bucket lies under a key, by its ARN. */
  readonly dataKeys: ReadonlyMap<string, BucketName>;
  /** The account of each party, as far as an agreement says it. */
  readonly parties: ReadonlyMap<string, string>;
}

const named = z.string().min(1).max(200);
const byParty = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'is no JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(named, named));

/** The outputs of a deployed room that are used here. */
const Outputs = z.object({
  Account: z.string().regex(/^\d{12}$/),
  Workgroup: named,
  DropBuckets: byParty,
  VaultBucket: named,
  LedgerBucket: named,
  ReleasesBucket: named,
  LedgerKeyArn: named,
  TokenKeyArn: named,
  VaultKeyArn: named,
  DropKeyArns: byParty,
});

/**
 * The room that these outputs of its stack tell of. The workgroup has the name of the room. Throws
 * AirlockError('usage') that names the first output that is missing.
 */
export const reconciledRoom = (
  outputs: unknown,
  parties: ReconciledRoom['parties'],
): ReconciledRoom => {
  const parsed = Outputs.safeParse(outputs);
  if (!parsed.success) {
    const output = String(parsed.error.issues[0]?.path[0] ?? 'Account');
    throw new AirlockError(
      'usage',
      `The output "${output}" of the room is missing or malformed: give the file that "cdk deploy --outputs-file" wrote last.`,
    );
  }
  const told = parsed.data;
  const each = (names: Readonly<Record<string, string>>) =>
    Object.values(names).map((name) => [name, 'drops'] as const);
  return {
    account: told.Account,
    name: told.Workgroup,
    buckets: new Map<string, BucketName>([
      ...each(told.DropBuckets),
      [told.VaultBucket, 'vault'],
      [told.LedgerBucket, 'ledger'],
      [told.ReleasesBucket, 'releases'],
    ]),
    sealKey: told.LedgerKeyArn,
    tokenKey: told.TokenKeyArn,
    dataKeys: new Map<string, BucketName>([...each(told.DropKeyArns), [told.VaultKeyArn, 'vault']]),
    parties,
  };
};

/** Name of a function of a room, and of the role that it runs as. */
export const functionNameIn = ({ name }: ReconciledRoom, of: FunctionName): string =>
  `${name}-${of}`;
