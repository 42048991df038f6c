import { MATCH_FILES } from '#core/matching/match-keys.ts';
import { PLAYED_OUTPUTS as OUTPUTS } from '#proof/trail/play-history.ts';
import {
  adds,
  keyOf,
  lastOn,
  MALLORY,
  own,
  type PlantedAct,
  type Played,
} from '#test/support/trail/plant.ts';
import { s3Call } from '#test/support/trail/written-world.ts';

/** A call on the match that the room keeps. */
const onMatch = (history: Played, name: string) => {
  const text = new RegExp(`^matches/.*/${MATCH_FILES.text}$`);
  return s3Call(name, [OUTPUTS.VaultBucket, keyOf(lastOn(history, text))]);
};

/** Acts on a kept match that no entry explains. */
export const PLANTED_MATCH_ACTS: readonly PlantedAct[] = [
  {
    says: 'an administrator reads who of one list is whom of the other',
    reason: 'not-who-may',
    plant: adds((history) => ({ who: MALLORY, call: onMatch(history, 'GetObject') })),
  },
  {
    says: 'an administrator puts another match in the place of one',
    reason: 'not-who-may',
    plant: adds((history) => ({ who: MALLORY, call: onMatch(history, 'CopyObject') })),
  },
  {
    says: 'the answering role reads a match itself, and not through Athena',
    reason: 'not-who-may',
    plant: adds((history) => ({
      who: own('answer-question'),
      call: onMatch(history, 'GetObject'),
    })),
  },
  {
    says: 'the answering role copies a match while nothing is answered',
    reason: 'out-of-window',
    plant: adds((history) => ({
      who: own('answer-question'),
      call: onMatch(history, 'CopyObject'),
    })),
  },
];
