import type { NamedAllow } from '#proof/access/named-allow.ts';

/** What it takes to open sealed drops. */
export const SEALING_ALLOWS: readonly NamedAllow[] = [
  {
    who: ['forget-people', 'tokenise-part'],
    may: ['Decrypt'],
    on: ['keys/opener'],
    because: 'Whoever reads a part of a drop opens it, and nobody else does (33).',
  },
  {
    who: ['forget-people', 'tell-subject', 'tokenise-part'],
    may: ['GetPublicKey'],
    on: ['keys/opener'],
    because:
      'Parties are handed the public half to seal their drops to; who opens one sees that it was sealed to it (33).',
  },
];
