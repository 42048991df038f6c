import { PLAYED_OUTPUTS as OUTPUTS } from '#proof/trail/play-history.ts';
import {
  adds,
  changes,
  keyOf,
  lastOn,
  MALLORY,
  own,
  type PlantedAct,
  type Played,
  readTokens,
  written,
} from '#test/support/trail/plant.ts';
import { s3Call } from '#test/support/trail/written-world.ts';

const OF_LIST = /^lists\//;

/** A call on the list that was made, or on another. */
const onList = (history: Played, name: string, key = keyOf(lastOn(history, OF_LIST))) =>
  s3Call(name, [OUTPUTS.ReleasesBucket, key]);

/** Acts on lists that no entry explains. */
export const PLANTED_LIST_ACTS: readonly PlantedAct[] = [
  {
    says: 'an administrator puts another list in the place of one',
    reason: 'not-who-may',
    plant: adds((history) => ({ who: MALLORY, call: onList(history, 'PutObject') })),
  },
  {
    says: 'the role of questions writes a list',
    reason: 'not-who-may',
    plant: adds((history) => ({
      who: own('answer-question'),
      call: onList(history, 'PutObject'),
    })),
  },
  {
    says: 'the role that makes lists writes one again',
    reason: 'once-too-often',
    plant: adds((history) => ({ who: own('make-list'), call: onList(history, 'PutObject') })),
  },
  {
    says: 'the role that makes lists writes one for which nobody paid',
    reason: 'unknown-to-ledger',
    plant: adds((history) => ({
      who: own('make-list'),
      call: onList(history, 'PutObject', `lists/${'0'.repeat(32)}.labels`),
    })),
  },
  {
    says: 'the role that makes lists reads tokens while the function does not run',
    reason: 'outside-a-run',
    plant: adds((history) => ({
      who: own('make-list'),
      call: readTokens(history),
    })),
  },
  {
    says: 'nobody wrote the list that the ledger tells of',
    reason: 'no-event',
    plant: changes(
      (history) => written(history, OF_LIST),
      () => [],
    ),
  },
];
