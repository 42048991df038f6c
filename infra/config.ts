import { z } from 'zod';
import { AirlockError } from '#core/errors.ts';
import { SHARD_COUNTS } from '#core/shards.ts';

/** Days for which CloudWatch can keep logs. */
const LOG_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
] as const;

const ROOM =
  'a room name has 3 to 18 lower-case letters, digits or single "-" between them, and starts with a letter';
const days = z.int().min(1, 'at least one day').max(3650, 'at most ten years');

const ZONE = 'two to four different Zones, such as "euw1-az1,euw1-az2" or "eu-west-1a,eu-west-1b"';

/** `a,b` on the command line is the list of both. */
const listed = (value: unknown): unknown => (typeof value === 'string' ? value.split(',') : value);

/** Zones by their ids or names; the command line gives them as one text. */
const Zones = z.preprocess(
  listed,
  z
    .array(z.string().regex(/^(?:[a-z]{2,4}\d-az\d|[a-z]{2}(?:-[a-z]+)+-\d[a-z])$/, ZONE))
    .min(2, ZONE)
    .max(4, ZONE)
    .refine((zones) => new Set(zones).size === zones.length, ZONE)
    .optional(),
);

/** A yes or no; the command line gives it as text. */
const Switch = z.preprocess(
  (given) => (given === 'true' || given === 'false' ? given === 'true' : given),
  z.boolean({ error: 'it is true or false' }),
);

/** Most of the executions of one function at a time; left out, the account's own limit holds. */
const ReservedConcurrency = z.int().min(1).max(1000).optional();

/** `brand=a@b.example,publisher=c@d.example` on the command line is an address for each party. */
const byName = (value: unknown): unknown =>
  typeof value === 'string'
    ? Object.fromEntries(value.split(',').map((each) => each.split(/=(.*)/s).slice(0, 2)))
    : value;

const AUDITOR =
  'an auditor is a role or user by its ARN, such as "arn:aws:iam::444444444444:role/security"';
const BUDGET = 'a budget is a number of dollars above 0';
const Account = z.string().regex(/^\d{12}$/, 'an account is twelve digits');

/** Where signed bundles lie: a bucket, and what their keys begin with. */
const SignedCode = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/[\w./-]*$/, 'signed code lies at "bucket/prefix"');

/** Where and how a room is deployed. Strict: an unknown key is an error. */
export const RoomConfig = z.strictObject({
  /** Name of the room, which begins the name of everything in it; that of its trail bears no less and no "--". */
  room: z.string().regex(/^(?=.{3,18}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/, ROOM),
  /** Path of the agreement, from the root of the repository. */
  agreement: z.string().min(1),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region looks like "eu-west-1"'),
  /** The Zones that an isolated network spans, by id or name; two that are known to have Lambda if left out. */
  zones: Zones,
  /** Functions without a way to the internet, reaching AWS by endpoints of the room's own. */
  isolatedNetwork: z.boolean(),
  /** Processor of the functions; the bundles must be built for it. */
  architecture: z.enum(['arm64', 'x64'], { error: 'an architecture is "arm64" or "x64"' }),
  /** Folder of the bundles, one for each function. */
  bundles: z.string().min(1),
  /** Where the outputs of the last deployment lie, if there was one: what cannot change is held against them. */
  deployed: z.string().min(1),
  logDays: z.literal(LOG_DAYS, { error: 'CloudWatch does not keep logs for that many days' }),
  /** How long the audit trail is kept, and cannot be removed by anybody who is not root. */
  trailDays: days,
  /** For how long nobody may remove a ledger entry; `COMPLIANCE` binds the root of the account too. */
  ledgerLock: z.strictObject({ mode: z.enum(['GOVERNANCE', 'COMPLIANCE']), days }),
  /**
   * The room was tried out as deployed. Only then does a lock of mode `COMPLIANCE` begin, which nothing ends before its
   * days are over, and only then are the stacks that hold data protected from deletion.
   */
  proven: Switch,
  /** Most bytes that one question may scan. */
  scanLimitBytes: z.int().min(10_000_000, 'Athena limits scans at 10 MB or more'),
  /**
   * What one party may deliver on a day (UTC): whoever deploys the room pays for it, so it stands here and not in
   * the agreement, which both parties would have to approve again.
   */
  intake: z.strictObject({ manifestsADay: z.int().min(1), bytesADay: z.int().min(1_000_000) }),
  /** What the account may cost in a month, in US dollars, before somebody is told; left out, nobody is. */
  monthlyBudgetDollars: z.coerce.number({ error: BUDGET }).positive(BUDGET).optional(),
  /** The epoch of the token key that the room runs with: another one makes a new key, and lets the old one be. */
  epoch: z.coerce.number().pipe(z.int().min(1, 'epochs count from 1')),
  /** Into how many shards a version is cut: each is settled by a function of its own, and bounds what a drop may hold. */
  shards: z.coerce
    .number()
    .pipe(z.literal(SHARD_COUNTS, { error: `a version has ${SHARD_COUNTS.join(' or ')} shards` })),
  /** Parts of one drop that are tokenised, and shards that are settled, at a time. */
  partsAtOnce: z.int().min(1).max(40),
  reservedConcurrency: z.strictObject({
    'tokenise-part': ReservedConcurrency,
    'answer-question': ReservedConcurrency,
  }),
  /** Who is told of refused drops and of faults. */
  alarmEmail: z.email({ error: 'an alarm goes to an e-mail address' }).optional(),
  /** Where each party hears of changes to what guards the room, by the id of the party. */
  partyNotices: z
    .preprocess(
      byName,
      z.record(z.string(), z.email({ error: 'a notice goes to an e-mail address' })),
    )
    .optional(),
  /** Who may take the auditor's role, with MFA; left out, nobody may. */
  auditors: z
    .preprocess(
      listed,
      z
        .array(z.string().regex(/^arn:[\w-]+:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/, AUDITOR))
        .min(1),
    )
    .optional(),
  /** The account of somebody else that gets all records of the trail at once. */
  logArchive: Account.optional(),
  /** Functions run nothing but code that the room's Signer profile signed, which lies there. */
  codeSigning: SignedCode.optional(),
});
export type RoomConfig = z.infer<typeof RoomConfig>;

/** Reads the configuration of a stage. Throws AirlockError('usage') that names the first key at fault. */
export const parseConfig = (document: unknown, stage: string): RoomConfig => {
  const parsed = RoomConfig.safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AirlockError('usage', `The stage "${stage}": ${explain(issue)}.`, {
    cause: parsed.error,
  });
};

const explain = (issue: z.core.$ZodIssue | undefined): string => {
  if (issue?.code === 'unrecognized_keys')
    return `the key "${issue.keys[0]}" is not known: remove it`;
  return `"${issue?.path.join('.')}" is wrong: ${issue?.message}`;
};
