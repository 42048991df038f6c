import type { NamedAllow } from '#proof/access/named-allow.ts';

/** What it takes to match people by points. */
export const PAIRING_ALLOWS: readonly NamedAllow[] = [
  {
    who: ['answer-question'],
    may: ['InvokeFunction'],
    on: ['functions/pair-people'],
    because: 'People are matched by points by a function of their own, for a question (34).',
  },
  {
    who: ['pair-people'],
    may: ['get'],
    on: ['vault', 'reports/*'],
    because: 'People are matched by points from the files of two versions, as reported (34).',
  },
  {
    who: ['pair-people'],
    may: ['get', 'put'],
    on: ['matches'],
    because: 'Their match is kept once, and vouched for (34).',
  },
  {
    who: ['pair-people'],
    may: ['GenerateMac'],
    on: ['keys/seal'],
    because: 'What it keeps bears a seal, as all that is kept does; it writes no entry (34).',
  },
  {
    who: ['pair-people'],
    may: ['list'],
    on: ['staging', 'vault', 'matches', 'links', 'tombstones', 'releases', 'lists', 'reports/*'],
    because: 'A bucket is listed whole or not at all.',
  },
];
