import { isMapping, type PlainMapping } from '#core/agreement/plain-mapping.ts';
import { isByParty } from '#core/agreement/privacy-terms.ts';

/** What is wrong between two places of an agreement, and where it is to be mended. */
export interface PartyFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly remedy: string;
}

const SECTIONS = ['datasets', 'analyses'] as const;

const namedBy = (parties: unknown, key: 'id' | 'role'): readonly unknown[] =>
  Array.isArray(parties)
    ? parties.map((party: unknown) => (isMapping(party) ? party[key] : undefined))
    : [];

const areSame = ([one, two]: readonly unknown[]): boolean => one !== undefined && one === two;

/** Names that are no party's, and parties that are not named. */
const strangers = (
  stated: PlainMapping,
  ids: readonly string[],
  { section, lacking }: { readonly section: string; readonly lacking: string },
): readonly PartyFault[] => [
  ...Object.keys(stated)
    .filter((key) => !ids.includes(key))
    .map((key) => ({
      path: [section, key],
      message: `"${key}" is not one of the parties`,
      remedy: `name ${ids.map((id) => `"${id}"`).join(' or ')}`,
    })),
  ...ids
    .filter((id) => !Object.hasOwn(stated, id))
    .map((id) => ({
      path: [section],
      message: `"${id}" ${lacking}`,
      remedy: `add "${id}" to "${section}"`,
    })),
];

const listless = (datasets: PlainMapping, ids: readonly string[]): readonly PartyFault[] =>
  ids.flatMap((id) => {
    const lists = Object.hasOwn(datasets, id) ? datasets[id] : undefined;
    if (!isMapping(lists) || Object.keys(lists).length > 0) return [];
    return [
      {
        path: ['datasets', id],
        message: `"${id}" needs at least one dataset`,
        remedy: 'add one, for example customers: { attributes: {} }',
      },
    ];
  });

const pairFaults = (parties: unknown): readonly PartyFault[] => {
  const path = ['parties'];
  const message = 'the two parties need different ids';
  const roles = 'one party is the advertiser, the other the publisher';
  return [
    ...(areSame(namedBy(parties, 'id')) ? [{ path, message, remedy: 'give each its own id' }] : []),
    ...(areSame(namedBy(parties, 'role'))
      ? [{ path, message: roles, remedy: 'change the role of one' }]
      : []),
  ];
};

/** What each ε means differs between the two kinds of noise, so that none of them is the stricter one. */
const mixedNoise = (privacy: PlainMapping): readonly PartyFault[] => {
  const stated = Object.entries(privacy).flatMap(([party, terms]) =>
    isMapping(terms) ? [{ party, noise: terms.noise }] : [],
  );
  const gaussian = stated.find(({ noise }) => noise === 'gaussian');
  const laplace = stated.find(({ noise }) => noise === 'laplace');
  if (!gaussian || !laplace) return [];
  return [
    {
      path: ['privacy', laplace.party, 'noise'],
      message:
        'one party states laplace noise and the other gaussian, whose terms mean other things',
      remedy: 'agree on one of them',
    },
  ];
};

const excessiveShares = (shares: PlainMapping): readonly PartyFault[] => {
  const sum = Object.values(shares).reduce<number>(
    (total, share) => total + (typeof share === 'number' ? share : 0),
    0,
  );
  if (sum <= 1) return [];
  return [
    {
      path: ['shares'],
      message: 'the shares come to more than the whole, which is 1',
      remedy: 'write, for example, 0.5 for each',
    },
  ];
};

/** Shares of the budgets, which may be left out as a whole. */
const shareFaults = (shares: unknown, ids: readonly string[]): readonly PartyFault[] =>
  isMapping(shares)
    ? [
        ...strangers(shares, ids, { section: 'shares', lacking: 'has no share here' }),
        ...excessiveShares(shares),
      ]
    : [];

/**
 * What must hold between the parties and the sections that are by party. It looks at whatever somebody
 * wrote, so that these faults are told beside those of single values, and not only after them.
 */
export const partyFaults = (agreement: unknown): readonly PartyFault[] => {
  if (!isMapping(agreement)) return [];
  const { parties, datasets, privacy, shares } = agreement;
  const ids = namedBy(parties, 'id').filter((id) => typeof id === 'string');
  const pair = pairFaults(parties);
  if (ids.length !== 2) return pair;
  return [
    ...pair,
    ...SECTIONS.flatMap((section) => {
      const stated = agreement[section];
      return isMapping(stated)
        ? strangers(stated, ids, { section, lacking: 'has no entry here' })
        : [];
    }),
    ...(isMapping(datasets) ? listless(datasets, ids) : []),
    ...(isMapping(privacy) && isByParty(privacy)
      ? [
          ...strangers(privacy, ids, { section: 'privacy', lacking: 'states no terms' }),
          ...mixedNoise(privacy),
        ]
      : []),
    ...shareFaults(shares, ids),
  ];
};
