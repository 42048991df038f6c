import { FUNCTION_NAMES } from '#core/access/functions.ts';
import type { Allowed } from '#proof/access/access-table.ts';
import { FUNCTION_ALLOWS } from '#proof/access/function-allows.ts';
import type { NamedAllow } from '#proof/access/named-allow.ts';
import { OWNER_ALLOWS } from '#proof/access/owner-allows.ts';
import { PAIRING_ALLOWS } from '#proof/access/pairing-allows.ts';
import { SEALING_ALLOWS } from '#proof/access/sealing-allows.ts';

const APPENDERS = FUNCTION_NAMES.filter(
  (name) => !['read-manifest', 'tokenise-part', 'settle-shard', 'pair-people'].includes(name),
);
const PARTY = ['<party> uploader', '<party> analyst', '<party> admin'];
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
    on: [
      ...['functions/answer-question', 'functions/approve-agreement', 'functions/freeze-room'],
      'functions/tell-subject',
    ],
    because:
      'Questions, approvals, freezes, notes of evidence and requests of people come by function URLs; the party is the caller’s account (5).',
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
    who: ['brand analyst', 'brand admin'],
    may: ['call the URL'],
    on: ['functions/make-list'],
    because: 'Who of the brand’s people is on a list, the brand alone has worked out (24).',
  },
  {
    who: ['publisher analyst', 'publisher admin'],
    may: ['get'],
    on: ['lists'],
    because: 'A list holds labels of the publisher’s, who alone knows whom they name (24).',
  },
  {
    who: ['publisher *'],
    may: ['list'],
    on: ['lists'],
    because: 'Without the right to list, S3 calls what is not there forbidden (deploy).',
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
    who: ['security auditor'],
    may: ['StartQueryExecution', 'GetQueryResults', 'put', 'get', 'list'],
    on: ['audit workgroup', 'audits'],
    because:
      'The auditor asks the trail by Athena, which reads and writes as whoever asks (audit).',
  },
  {
    who: ['security auditor'],
    may: ['GetTable'],
    on: ['tables'],
    because: 'The auditor holds settings, also where tables lie, against what was agreed (watch).',
  },
  {
    who: ['security auditor'],
    may: ['call the URL'],
    on: ['functions/freeze-room'],
    because:
      'Whoever reviews the room can stop it and note its evidence, and nothing else of it (respond).',
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
  ...FUNCTION_ALLOWS,
  ...PAIRING_ALLOWS,
  ...SEALING_ALLOWS,
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
