import { z } from 'zod';
import { AccountsByParty, AwsEnv, KeyArns } from '#adapters/aws/env.ts';
import { AirlockError, type ErrorCode } from '#core/errors.ts';

/** Hosts that are this machine (RFC 6761): the only ones to which a request may go without TLS. */
const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

const isSafe = (text: string): boolean => {
  const url = URL.parse(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
};

const FunctionUrl = z.string().max(500).refine(isSafe);

const { shape } = AwsEnv;

/** What a deployed room tells of where it is: outputs of its stack `<room>-pipeline`. */
export const RoomOutputs = z.object({
  Collaboration: shape.AIRLOCK_COLLABORATION,
  Account: shape.AIRLOCK_ACCOUNT,
  Region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
  DropBuckets: shape.AIRLOCK_DROP_BUCKETS.unwrap(),
  LedgerBucket: shape.AIRLOCK_LEDGER_BUCKET.unwrap(),
  ReleasesBucket: shape.AIRLOCK_RELEASES_BUCKET.unwrap(),
  LedgerKeyArn: shape.AIRLOCK_LEDGER_KEY_ARN.unwrap(),
  QuestionUrl: FunctionUrl,
  ApprovalUrl: FunctionUrl,
  /** Rooms up to 0.8.0 had none. */
  FreezeUrl: FunctionUrl.optional(),
  /** Rooms up to 0.10.0 had none. */
  ListUrl: FunctionUrl.optional(),
  /** Rooms before this version had none. */
  SubjectUrl: FunctionUrl.optional(),
  /** What an audit knows the room's own by; the trail is called as the room is. */
  TrailName: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,99}$/)
    .optional(),
  VaultBucket: shape.AIRLOCK_VAULT_BUCKET,
  TokenKeyArn: shape.AIRLOCK_TOKEN_KEY_ARN,
  /** Rooms before this version had none. */
  TombstoneKeyArn: shape.AIRLOCK_TOMBSTONE_KEY_ARN,
  /** Only rooms with sealed drops have one. */
  OpenerKeyArn: shape.AIRLOCK_DROP_KEY_ARN,
  VaultKeyArn: shape.AIRLOCK_RESULTS_KEY_ARN,
  RecordsKeyArn: shape.AIRLOCK_RESULTS_KEY_ARN,
  ResultsKeyArn: shape.AIRLOCK_RESULTS_KEY_ARN,
  DropKeyArns: KeyArns.optional(),
  ResultsBucket: shape.AIRLOCK_RESULTS_BUCKET,
  TrailBucket: shape.AIRLOCK_RESULTS_BUCKET,
  PartyAccounts: AccountsByParty.optional(),
  /** What the room says of its own code. */
  CodeDigest: shape.AIRLOCK_CODE_DIGEST,
});
export type RoomOutputs = z.infer<typeof RoomOutputs>;

/** Where outputs came from, and what to do when they are not right. */
export interface OutputsSource {
  readonly called: string;
  readonly code: ErrorCode;
  readonly advice: string;
}

/** Reads the outputs of a room. Throws an AirlockError that names the first output at fault. */
export const parseOutputs = (document: unknown, source: OutputsSource): RoomOutputs => {
  const parsed = RoomOutputs.safeParse(document);
  if (parsed.success) return parsed.data;
  const output = String(parsed.error.issues[0]?.path[0] ?? 'Collaboration');
  throw new AirlockError(
    source.code,
    `The output "${output}" of ${source.called} is missing or malformed: ${source.advice}.`,
    { cause: parsed.error },
  );
};

/** Throws AirlockError('usage') if the environment names another region than that of the room. */
export const checkRegion = ({ Region }: RoomOutputs, chosen: string | undefined): void => {
  if (chosen === undefined || chosen === '' || chosen === Region) return;
  throw new AirlockError(
    'usage',
    `The room is in the region ${Region}, and AWS_REGION names another: set it to that of the room, or unset it.`,
  );
};
