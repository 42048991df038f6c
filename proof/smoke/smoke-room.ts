import { z } from 'zod';
import { AirlockError } from '#core/errors.ts';

const KeyArn = z.string().regex(/^arn:aws[\w-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/);
const Name = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/);
const Url = z.url({ protocol: /^https$/ });

const byParty = <Value extends z.ZodType>(value: Value) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), value));

/** The outputs of a room's stack that are tried here; it has others. */
const Outputs = z.object({
  Account: z.string().regex(/^\d{12}$/),
  Region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
  DropBuckets: byParty(Name),
  DropKeyArns: byParty(KeyArn),
  VaultBucket: Name,
  VaultKeyArn: KeyArn,
  LedgerBucket: Name,
  ReleasesBucket: Name,
  TokenKeyArn: KeyArn,
  LedgerKeyArn: KeyArn,
  OpenerKeyArn: KeyArn.optional(),
  Workgroup: z.string().regex(/^[\w.-]{1,128}$/),
  Database: z.string().regex(/^[a-z0-9_]{1,255}$/),
  TrailName: z.string().regex(/^[\w.-]{3,128}$/),
  QuestionUrl: Url,
  ApprovalUrl: Url,
});

/** A bucket of the room under trial. */
export interface SmokeBucket {
  /** What it is to people, e.g. `the vault`. */
  readonly called: string;
  readonly name: string;
  /** First segment of the keys in it. */
  readonly area: string;
}

/** A bucket whose key is named by the outputs. */
export interface KeyedBucket extends SmokeBucket {
  readonly keyArn: string;
}

/** A party's drop bucket. */
export interface DropBucket extends KeyedBucket {
  readonly party: string;
}

/** A deployed room, as far as it is tried. */
export interface SmokeRoom {
  readonly account: string;
  readonly region: string;
  readonly drops: readonly DropBucket[];
  readonly vault: KeyedBucket;
  readonly ledger: SmokeBucket;
  readonly releases: SmokeBucket;
  readonly keys: {
    readonly token: string;
    readonly ledger: string;
    /** Opens sealed drops, where the room has them. */
    readonly opener: string | undefined;
  };
  readonly trail: string;
  /** Where questions run, and where the tables of the vault are described. */
  readonly athena: { readonly workgroup: string; readonly database: string };
  readonly urls: readonly { readonly called: string; readonly url: string }[];
}

/** Reads the outputs of a stack. Throws AirlockError('room') that names the first output at fault. */
export const smokeRoom = (outputs: unknown): SmokeRoom => {
  const parsed = Outputs.safeParse(outputs);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? 'list of outputs');
    throw new AirlockError(
      'room',
      `The output ${name} of the stack is missing or malformed: deploy this version of the room.`,
      { cause: parsed.error },
    );
  }
  const out = parsed.data;
  const drops = Object.entries(out.DropBuckets).map(([party, name]) => ({
    party,
    called: `the drop bucket of "${party}"`,
    name,
    area: `drops/${party}`,
    keyArn: keyOf(out.DropKeyArns, party),
  }));
  return {
    account: out.Account,
    region: out.Region,
    drops,
    vault: { called: 'the vault', name: out.VaultBucket, area: 'vault', keyArn: out.VaultKeyArn },
    ledger: { called: 'the ledger', name: out.LedgerBucket, area: 'ledger' },
    releases: { called: 'the releases', name: out.ReleasesBucket, area: 'releases' },
    keys: { token: out.TokenKeyArn, ledger: out.LedgerKeyArn, opener: out.OpenerKeyArn },
    trail: out.TrailName,
    athena: { workgroup: out.Workgroup, database: out.Database },
    urls: [
      { called: 'questions', url: out.QuestionUrl },
      { called: 'approvals', url: out.ApprovalUrl },
    ],
  };
};

const keyOf = (keys: Readonly<Record<string, string>>, party: string): string => {
  const key = keys[party];
  if (key !== undefined) return key;
  throw new AirlockError(
    'room',
    'The output DropKeyArns of the stack lacks a party: deploy this version of the room.',
  );
};

/** Every bucket that a party or the operator has to do with. */
export const bucketsOf = ({
  drops,
  vault,
  ledger,
  releases,
}: SmokeRoom): readonly SmokeBucket[] => [...drops, vault, ledger, releases];
