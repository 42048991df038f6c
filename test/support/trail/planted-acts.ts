import { byRole, identityOf } from '#proof/trail/identities.ts';
import { PLAYED_OUTPUTS as OUTPUTS, PLAYED_ROOM as ROOM } from '#proof/trail/play-history.ts';
import {
  adds,
  changes,
  decrypt,
  invoke,
  isOf,
  keyOf,
  last,
  lastOn,
  MALLORY,
  mac,
  own,
  PART,
  type PlantedAct,
  query,
  REPORT,
  readTokens,
  start,
  takenRole,
  timeOf,
  write,
  written,
} from '#test/support/trail/plant.ts';
import { PLANTED_MATCH_ACTS } from '#test/support/trail/planted-match-acts.ts';
import { s3Call } from '#test/support/trail/written-world.ts';

/** Acts that no entry explains, and acts of the room that nobody can have hidden. */
export const PLANTED_ACTS: readonly PlantedAct[] = [
  ...PLANTED_MATCH_ACTS,
  {
    says: 'an administrator makes tokens',
    reason: 'not-who-may',
    plant: adds(() => ({ who: MALLORY, call: mac(OUTPUTS.TokenKeyArn) })),
  },
  {
    says: 'an administrator seals an entry',
    reason: 'not-who-may',
    plant: adds(() => ({ who: MALLORY, call: mac(OUTPUTS.LedgerKeyArn) })),
  },
  {
    says: 'somebody who took the role of a function makes tokens',
    reason: 'not-who-may',
    plant: adds(() => ({ who: takenRole('tokenise-part'), call: mac(OUTPUTS.TokenKeyArn) })),
  },
  {
    says: 'credentials of a function make tokens while it does not run',
    reason: 'outside-a-run',
    plant: adds(() => ({ who: own('tokenise-part'), call: mac(OUTPUTS.TokenKeyArn) })),
  },
  {
    says: 'a function makes one token more than its part takes',
    reason: 'left-nothing',
    plant: adds((history) => ({
      ...{ who: own('tokenise-part'), call: mac(OUTPUTS.TokenKeyArn) },
      at: timeOf(lastOn(history, REPORT)),
    })),
  },
  {
    says: 'a function seals something that it does not write',
    reason: 'left-nothing',
    plant: adds((history) => ({
      ...{ who: own('publish-drop'), call: mac(OUTPUTS.LedgerKeyArn) },
      at: timeOf(lastOn(history, /^reports\/.*\.json$/)) + 60_000,
    })),
  },
  {
    says: 'an administrator reads a drop',
    reason: 'not-who-may',
    plant: adds((history) => ({
      who: MALLORY,
      call: s3Call('GetObject', ['drops-brand', keyOf(lastOn(history, PART))]),
    })),
  },
  {
    says: 'an administrator reads the vault',
    reason: 'not-who-may',
    plant: adds((history) => ({ who: MALLORY, call: readTokens(history) })),
  },
  {
    says: 'the answering role reads the vault itself, and not through Athena',
    reason: 'not-who-may',
    plant: adds((history) => ({ who: own('answer-question'), call: readTokens(history) })),
  },
  {
    says: 'the verifying role reads the vault at noon',
    reason: 'outside-a-run',
    plant: adds((history) => ({ who: own('verify-room'), call: readTokens(history) })),
  },
  {
    says: 'Athena reads the vault for the answering role while nothing is answered',
    reason: 'out-of-window',
    plant: adds((history) => {
      const role = `${ROOM.name}-answer-question`;
      const who = byRole(ROOM, { role, session: role, service: 'athena.amazonaws.com' });
      return { who, call: readTokens(history) };
    }),
  },
  {
    says: 'an administrator decrypts what lies in the vault',
    reason: 'not-who-may',
    plant: adds(() => ({
      who: MALLORY,
      call: decrypt(OUTPUTS.VaultKeyArn, `arn:aws:s3:::${OUTPUTS.VaultBucket}`),
    })),
  },
  {
    says: 'a function decrypts a part that it does not read',
    reason: 'left-nothing',
    plant: adds((history) => {
      const key = keyOf(lastOn(history, PART));
      const call = decrypt(
        JSON.parse(OUTPUTS.DropKeyArns).brand,
        `arn:aws:s3:::drops-brand/${key}`,
      );
      return { who: own('tokenise-part'), call, at: timeOf(lastOn(history, REPORT)) + 30_000 };
    }),
  },
  {
    says: 'an administrator asks in the workgroup of the room',
    reason: 'not-who-may',
    plant: adds(() => ({ who: MALLORY, call: query })),
  },
  {
    says: 'the answering function begins a query that no answer names',
    reason: 'unknown-to-ledger',
    plant: adds((history) => ({
      ...{ who: own('answer-question'), call: query },
      at: timeOf(last(history, 'StartQueryExecution')),
    })),
  },
  {
    says: 'an administrator calls a function with an event of his own',
    reason: 'not-who-may',
    plant: adds(() => ({ who: MALLORY, call: invoke('tokenise-part') })),
  },
  {
    says: 'somebody of an account that is no party asks',
    reason: 'not-who-may',
    plant: adds(() => ({
      who: identityOf({ ...ROOM, parties: { stranger: '444444444444' } }, 'stranger analyst'),
      call: invoke('answer-question'),
    })),
  },
  {
    says: 'the state machine calls a step once more',
    reason: 'left-nothing',
    plant: adds(() => ({
      who: identityOf(ROOM, 'state machine'),
      call: invoke('tokenise-part'),
    })),
  },
  {
    says: 'a schedule calls at noon',
    reason: 'out-of-window',
    plant: adds(() => ({ who: identityOf(ROOM, 'schedule'), call: invoke('expire-data') })),
  },
  {
    says: 'an administrator begins an execution',
    reason: 'not-who-may',
    plant: adds(() => ({ who: MALLORY, call: start })),
  },
  {
    says: 'an execution begins for no manifest',
    reason: 'no-event',
    plant: adds(() => ({ who: identityOf(ROOM, 'arrival rule'), call: start })),
  },
  {
    says: 'an administrator writes an answer',
    reason: 'not-who-may',
    plant: adds(() => ({
      who: MALLORY,
      call: write(OUTPUTS.ReleasesBucket, `releases/${'0'.repeat(32)}.json`),
    })),
  },
  {
    says: 'the answering function writes an answer that nobody paid for',
    reason: 'unknown-to-ledger',
    plant: adds((history) => ({
      who: own('answer-question'),
      call: write(OUTPUTS.ReleasesBucket, `releases/${'0'.repeat(32)}.json`),
      at: timeOf(last(history, 'StartQueryExecution')),
    })),
  },
  {
    says: 'a function writes an entry that the ledger does not have',
    reason: 'unknown-to-ledger',
    plant: adds((history) => ({
      who: own('publish-drop'),
      call: write(OUTPUTS.LedgerBucket, 'ledger/000000000999.json'),
      at: timeOf(lastOn(history, /^reports\/.*\.json$/)),
    })),
  },
  {
    says: 'one party puts a drop of the other',
    reason: 'not-who-may',
    plant: adds((history) => ({
      who: identityOf(ROOM, 'publisher uploader'),
      call: write('drops-brand', keyOf(lastOn(history, /^drops\/brand\/.*manifest\.json$/))),
    })),
  },
  {
    says: 'an entry is in the ledger that nobody wrote',
    reason: 'no-event',
    plant: changes(
      (history) => written(history, /^ledger\/0+3\.json$/),
      () => [],
    ),
  },
  {
    says: 'the query of an answer was begun by nobody',
    reason: 'no-event',
    plant: changes(
      (history) => last(history, 'StartQueryExecution'),
      () => [],
    ),
  },
  {
    says: 'an entry names a request that nobody made',
    reason: 'no-event',
    plant: changes(
      ({ events }) => events.find(isOf('InvokeFunctionUrl')) ?? {},
      (event) => [{ ...event, requestID: 'another' }],
    ),
  },
];
