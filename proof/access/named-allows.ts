import { calledBy, FUNCTION_NAMES } from '#core/access/functions.ts';
import type { Allowed } from '#proof/access/access-table.ts';
import type { NamedAllow } from '#proof/access/named-allow.ts';
import { OWNER_ALLOWS } from '#proof/access/owner-allows.ts';

const STEPS = calledBy('drops');
const APPENDERS = FUNCTION_NAMES.filter(
  (name) => !['read-manifest', 'tokenise-part', 'settle-shard'].includes(name),
);
const SEEKERS = APPENDERS.filter((name) => name !== 'approve-agreement');
const PARTY = ['<party> uploader', '<party> analyst', '<party> admin'];
const LISTING =
  'A step looks for what may not be there; without the right to list, S3 calls it forbidden.';
const RECORDS = ['get', 'list'];

/**
 * Every allow that there is a reason for, and no other. Which functions there are is known from their table; what
 * each may do is said here once more, by hand: a right that slips into one of the two alone fails a test.
 */
export const NAMED_ALLOWS: readonly NamedAllow[] = [
  {
    who: ['<party> uploader', '<party> admin'],
    may: ['put'],
    on: ['drops/<party>'],
    because: 'A party puts parts first and the manifest last, under its own prefix (deploy).',
  },
  {
    who: ['<party> analyst', '<party> admin'],
    may: ['call the URL'],
    on: ['functions/answer-question', 'functions/approve-agreement'],
    because:
      'Questions and approvals come by function URLs; the party is the caller’s account (5).',
  },
  {
    who: PARTY,
    may: RECORDS,
    on: ['ledger'],
    because: 'A party reads the ledger, to see that it is whole and which agreement holds (3).',
  },
  {
    who: [...PARTY, 'security auditor', 'verify-room'],
    may: ['list versions', 'get a version'],
    on: ['ledger-head'],
    because: 'Heads that were noted before show that a ledger was cut off or put back (3).',
  },
  {
    who: ['<party> analyst', '<party> admin'],
    may: ['get'],
    on: ['releases'],
    because: 'A party reads what was released (deploy).',
  },
  {
    who: ['<party> uploader', '<party> admin'],
    may: ['get'],
    on: ['reports/<party>'],
    because: 'A party reads the lint reports of its own drops (5).',
  },
  {
    who: PARTY,
    may: ['list'],
    on: ['releases', 'reports/<party>'],
    because: 'Without the right to list, S3 calls what is not there forbidden (deploy).',
  },
  {
    who: [...PARTY, ...FUNCTION_NAMES, 'security auditor'],
    may: ['VerifyMac'],
    on: ['keys/seal'],
    because: 'Each entry is sealed with an HMAC that others may verify but not make (3).',
  },
  {
    who: ['security auditor'],
    may: RECORDS,
    on: ['ledger', 'logs'],
    because: 'A security team can prove from CloudTrail that nothing else happened (8).',
  },
  {
    who: FUNCTION_NAMES,
    may: RECORDS,
    on: ['ledger'],
    because: 'The ledger is the single source of truth: every step folds it (3).',
  },
  {
    who: APPENDERS,
    may: ['put', 'GenerateMac'],
    on: ['ledger', 'ledger-head', 'keys/seal'],
    because: 'What a step decides is appended to the ledger and sealed (3).',
  },
  {
    who: [...PARTY, ...FUNCTION_NAMES, 'security auditor'],
    may: ['get'],
    on: ['ledger-checkpoints'],
    because: 'A checkpoint is a copy of entries, for whoever reads the entries (3).',
  },
  {
    who: APPENDERS,
    may: ['put'],
    on: ['ledger-checkpoints'],
    because: 'Whoever appends puts many entries into one file, so that others read less (3).',
  },
  {
    who: ['approve-agreement'],
    may: ['put'],
    on: ['agreements'],
    because: 'Both parties approve the digest of an agreement in the ledger (5).',
  },
  {
    who: [...STEPS, 'expire-data'],
    may: RECORDS,
    on: ['drops/*'],
    because: 'The manifest starts acceptance; each step looks at the drop it works on.',
  },
  {
    who: ['publish-drop', 'refuse-drop', 'expire-data'],
    may: ['delete'],
    on: ['drops/*', 'staging', 'vault', 'reports/*'],
    because:
      'The drop is deleted once it is decided; what is left of attempts and what retention ends goes (9).',
  },
  {
    who: ['tokenise-part'],
    may: ['GenerateMac'],
    on: ['keys/token'],
    because: 'One GenerateMac for each kind and run; nobody else makes token keys (2).',
  },
  {
    who: ['tokenise-part'],
    may: ['put', 'get'],
    on: ['staging'],
    because: 'A part is tokenised into staging, once, whatever is repeated (5).',
  },
  {
    who: ['settle-shard'],
    may: ['put', 'get'],
    on: ['staging'],
    because: 'Parts are settled shard by shard; who lost what waits for publication (5).',
  },
  {
    who: ['settle-shard'],
    may: ['put'],
    on: ['vault'],
    because: 'Each shard of a version goes to the vault as it is settled (5).',
  },
  {
    who: ['publish-drop'],
    may: ['get'],
    on: ['staging', 'vault'],
    because:
      'What shards settled becomes one version, and exact ones are compared with older ones (5).',
  },
  {
    who: ['publish-drop'],
    may: ['get', 'put'],
    on: ['reports/*'],
    because: 'The party of a version gets a report (9).',
  },
  {
    who: ['verify-room'],
    may: ['get'],
    on: ['vault', 'releases', 'reports/*'],
    because: 'Once a day every file is read and held against the ledger (9).',
  },
  {
    who: ['refuse-drop', 'answer-question'],
    may: ['get'],
    on: ['reports/*'],
    because:
      'What became of a version decides on a refusal, and gives the match rate of its party.',
  },
  {
    who: ['tokenise-part', 'settle-shard', ...SEEKERS],
    may: ['list'],
    on: ['staging', 'vault'],
    because: LISTING,
  },
  {
    who: SEEKERS,
    may: ['list'],
    on: ['releases', 'reports/*'],
    because: LISTING,
  },
  {
    who: ['answer-question'],
    may: ['get', 'GetWorkGroup', 'run a query', 'read a result'],
    on: ['vault', 'workgroup'],
    because: 'The one door: it alone queries the vault.',
  },
  {
    who: ['answer-question'],
    may: ['GetTable'],
    on: ['tables'],
    because: 'Athena looks up the room’s tables with the rights of whoever asks it (8).',
  },
  {
    who: ['answer-question'],
    may: ['get', 'put'],
    on: ['releases'],
    because: 'The same question gets the same stored release (6).',
  },
  {
    who: ['answer-question'],
    may: ['get', 'put', 'list'],
    on: ['results'],
    because: 'Athena reads and writes with the rights of whoever asks it (8).',
  },
  {
    who: ['expire-data'],
    may: ['delete'],
    on: ['releases'],
    because: 'Retention ends releases too (9).',
  },
  {
    who: ['state machine'],
    may: ['InvokeFunction', 'Publish'],
    on: [...STEPS.map((name) => `functions/${name}`), 'notices'],
    because:
      'Step Functions read the manifest, map over parts and shards, publish; failure refuses and notifies.',
  },
  {
    who: ['state machine'],
    may: ['StartExecution'],
    on: ['state machine'],
    because: 'Each item of a distributed map is an execution of the same state machine.',
  },
  {
    who: ['arrival rule'],
    may: ['StartExecution'],
    on: ['state machine'],
    because: 'A manifest that is created starts the way of a drop, by EventBridge.',
  },
  ...OWNER_ALLOWS,
];

const matches = (pattern: string, text: string): boolean =>
  pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : pattern === text;

const names = (entry: NamedAllow, allowed: Allowed, party: string): boolean =>
  (['who', 'may', 'on'] as const).every((part) =>
    entry[part].some((pattern) => matches(pattern.replace('<party>', party), allowed[part])),
  );

/** The entry that names an allow, if one does. */
export const namedBy = (allowed: Allowed, parties: readonly string[]): NamedAllow | undefined =>
  NAMED_ALLOWS.find((entry) => parties.some((party) => names(entry, allowed, party)));
