import { calledBy, FUNCTION_NAMES } from '#core/access/functions.ts';
import type { NamedAllow } from '#proof/access/named-allow.ts';

const STEPS = calledBy('drops');
const APPENDERS = FUNCTION_NAMES.filter(
  (name) => !['read-manifest', 'tokenise-part', 'settle-shard', 'pair-people'].includes(name),
);
const SEEKERS = APPENDERS.filter((name) => !['approve-agreement', 'freeze-room'].includes(name));
const RECORDS = ['get', 'list'];
const LISTING =
  'A step looks for what may not be there; without the right to list, S3 calls it forbidden.';

/** What functions may do, and the services that start them: each with its reason. */
export const FUNCTION_ALLOWS: readonly NamedAllow[] = [
  {
    who: [...STEPS, 'expire-data'],
    may: RECORDS,
    on: ['drops/*'],
    because: 'The manifest starts acceptance; each step looks at the drop it works on.',
  },
  {
    who: ['publish-drop', 'refuse-drop', 'expire-data', 'forget-people'],
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
    who: ['forget-people', 'tell-subject'],
    may: ['GenerateMac'],
    on: ['keys/token'],
    because: 'Who is to be found for their own sake is found by their tokens (erasure, subject).',
  },
  {
    who: ['forget-people', 'tell-subject', 'tokenise-part', 'verify-room'],
    may: ['GenerateMac'],
    on: ['keys/tombstone'],
    because:
      'Marks keep the forgotten out of later drops, and are told of to their party; one MAC tells that they are of this key (erasure, subject).',
  },
  {
    who: ['forget-people'],
    may: ['get', 'put'],
    on: ['vault', 'reports/*'],
    because:
      'A version without the forgotten stands in the place of each, with a report (erasure).',
  },
  {
    who: ['forget-people'],
    may: ['get', 'put', 'delete'],
    on: ['tombstones'],
    because: 'Who is to stay forgotten is marked by each list, anew (erasure).',
  },
  {
    who: ['forget-people'],
    may: ['delete'],
    on: ['matches', 'links', 'lists'],
    because: 'What was made of former versions goes with them (erasure).',
  },
  {
    who: ['tell-subject', 'tokenise-part', 'verify-room'],
    may: ['get'],
    on: ['tombstones'],
    because:
      'Whoever is to stay forgotten is left out of a part; marks are verified, and told of (erasure, subject).',
  },
  {
    who: ['tell-subject'],
    may: ['get'],
    on: ['vault', 'reports/*'],
    because: 'What a party’s own lists hold about a person is read where it lies (subject).',
  },
  {
    who: ['tell-subject'],
    may: ['list'],
    on: ['drops/*'],
    because: 'Drops that wait are told of, and not read (subject).',
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
    because: 'Parts are settled by kind and shard; who lost what waits for publication (5).',
  },
  {
    who: ['settle-shard'],
    may: ['put'],
    on: ['vault'],
    because:
      'Each file of a version, of a kind in a shard, goes to the vault as it is settled (5).',
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
    on: ['vault', 'releases', 'lists', 'reports/*'],
    because: 'Once a day every file is read and held against the ledger (9).',
  },
  {
    who: ['read-manifest'],
    may: ['put'],
    on: ['intake'],
    because: 'Each drop is noted before anything is done with it: so many are taken on a day.',
  },
  {
    who: ['read-manifest'],
    may: ['list'],
    on: ['releases', 'lists', 'reports/*'],
    because: 'It counts the notes of a day; a bucket is listed whole or not at all.',
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
    on: ['releases', 'lists', 'reports/*'],
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
    may: ['get', 'list', 'put'],
    on: ['matches', 'links'],
    because:
      'The match of two versions, and the link of events to it, is computed once: it is copied from the results, and what vouches for it is read (8).',
  },
  {
    who: ['tokenise-part', 'settle-shard', ...SEEKERS],
    may: ['list'],
    on: ['matches', 'links', 'tombstones'],
    because: 'A bucket is listed whole or not at all.',
  },
  {
    who: ['expire-data'],
    may: ['delete'],
    on: ['matches', 'links', 'tombstones'],
    because:
      'A match or a link ends with any of its versions (9); marks end with those of the next list (erasure).',
  },
  {
    who: ['answer-question'],
    may: ['GetQueryExecution'],
    on: ['workgroup'],
    because: 'It waits until its query has ended, and reads how much that scanned (8).',
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
    who: ['make-list'],
    may: ['get'],
    on: ['vault', 'reports/*', 'releases'],
    because:
      'A list is drawn from the files of two versions, once the answer that tells its size was paid for (24).',
  },
  {
    who: ['make-list'],
    may: ['get', 'put'],
    on: ['lists'],
    because: 'The labels of a list are put once, where the publisher reads them (24).',
  },
  {
    who: ['expire-data'],
    may: ['delete'],
    on: ['releases', 'lists'],
    because: 'Retention ends releases too, and each list ends by its activation (9).',
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
];
