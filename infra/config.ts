import { z } from 'zod';
import { AirlockError } from '#core/errors.ts';

/** Days for which CloudWatch can keep logs. */
const LOG_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
] as const;

const ROOM =
  'a room name has 3 to 18 lower-case letters, digits or single "-" between them, and starts with a letter';
const days = z.int().min(1, 'at least one day').max(3650, 'at most ten years');

/** Most of the executions of one function at a time; left out, the account's own limit holds. */
const ReservedConcurrency = z.int().min(1).max(1000).optional();

/** Where and how a room is deployed. Strict: an unknown key is an error. */
export const RoomConfig = z.strictObject({
  /** Name of the room, which begins the name of everything in it; that of its trail bears no less and no "--". */
  room: z.string().regex(/^(?=.{3,18}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/, ROOM),
  /** Path of the agreement, from the root of the repository. */
  agreement: z.string().min(1),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region looks like "eu-west-1"'),
  /** Functions without a way to the internet, reaching AWS by endpoints of the room's own. */
  isolatedNetwork: z.boolean(),
  /** Processor of the functions; the bundles must be built for it. */
  architecture: z.enum(['arm64', 'x64'], { error: 'an architecture is "arm64" or "x64"' }),
  /** Folder of the bundles, one for each function. */
  bundles: z.string().min(1),
  logDays: z.literal(LOG_DAYS, { error: 'CloudWatch does not keep logs for that many days' }),
  /** How long the audit trail is kept, and cannot be removed by anybody who is not root. */
  trailDays: days,
  /** For how long nobody may remove a ledger entry; `COMPLIANCE` binds the root of the account too. */
  ledgerLock: z.strictObject({ mode: z.enum(['GOVERNANCE', 'COMPLIANCE']), days }),
  /** Most bytes that one question may scan. */
  scanLimitBytes: z.int().min(10_000_000, 'Athena limits scans at 10 MB or more'),
  /**
   * What one party may deliver on a day (UTC): whoever deploys the room pays for it, so it stands here and not in
   * the agreement, which both parties would have to approve again.
   */
  intake: z.strictObject({ manifestsADay: z.int().min(1), bytesADay: z.int().min(1_000_000) }),
  /** What the account may cost in a month, in US dollars, before somebody is told; left out, nobody is. */
  monthlyBudgetDollars: z.coerce
    .number()
    .positive('a budget is a number of dollars above 0')
    .optional(),
  /** Parts of one drop that are tokenised at a time. */
  partsAtOnce: z.int().min(1).max(40),
  reservedConcurrency: z.strictObject({
    'tokenise-part': ReservedConcurrency,
    'answer-question': ReservedConcurrency,
  }),
  /** Who is told of refused drops and of faults. */
  alarmEmail: z.email({ error: 'an alarm goes to an e-mail address' }).optional(),
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
