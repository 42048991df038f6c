import { type EventsPlace, eventsFaults, listsIn } from '#core/agreement/event-rules.ts';
import type { PartyFault } from '#core/agreement/party-rules.ts';
import { isMapping, type PlainMapping } from '#core/agreement/plain-mapping.ts';
import { isByParty } from '#core/agreement/privacy-terms.ts';

type Role = 'advertiser' | 'publisher';

/** Whose events each analysis of histories reads. */
export const READS: Readonly<Record<string, readonly Role[]>> = {
  reach: ['publisher'],
  conversions: ['advertiser', 'publisher'],
  attribution: ['advertiser', 'publisher'],
  value: ['advertiser'],
  'event-lift': ['advertiser'],
};

const CALLED: Readonly<Record<Role, string>> = { advertiser: 'conversions', publisher: 'touches' };

const below = (value: unknown): readonly (readonly [string, unknown])[] =>
  isMapping(value) ? Object.entries(value) : [];

const roleOf = ({ parties }: PlainMapping, id: string): unknown =>
  (Array.isArray(parties) ? parties : []).find(
    (party): party is PlainMapping => isMapping(party) && party.id === id,
  )?.role;

const placesIn = (agreement: PlainMapping): readonly EventsPlace[] => {
  const { identifiers, datasets } = agreement;
  const kinds = isMapping(identifiers) && Array.isArray(identifiers.kinds) ? identifiers.kinds : [];
  return below(datasets).flatMap(([party, stated]) => {
    const lists = listsIn(stated);
    const role = roleOf(agreement, party);
    return Object.entries(lists).flatMap(([dataset, list]) => {
      const { events } = list;
      if (events === undefined) return [];
      const path = ['datasets', party, dataset] as const;
      return [{ path, role, lists, list, events, kinds }];
    });
  });
};

/** Whether all terms that are stated are those of exact counts, so that these hold. */
const isExact = (privacy: unknown): boolean => {
  if (!isMapping(privacy)) return false;
  const stated = isByParty(privacy) ? Object.values(privacy) : [privacy];
  return stated.every((terms) => isMapping(terms) && terms.noise === 'none');
};

const ofNoise = (
  { privacy }: PlainMapping,
  [first]: readonly EventsPlace[],
): readonly PartyFault[] =>
  first === undefined || !isExact(privacy)
    ? []
    : [
        {
          path: [...first.path, 'events'],
          message: 'sums and histories are released with noise only',
          remedy: 'agree on gaussian or laplace',
        },
      ];

const ofContributions = (
  { contributions }: PlainMapping,
  [first]: readonly EventsPlace[],
): readonly PartyFault[] => {
  if ((contributions === undefined) === (first === undefined)) return [];
  return first === undefined
    ? [
        {
          path: ['contributions'],
          message: 'no list is one of events',
          remedy: 'remove it, or declare events',
        },
      ]
    : [
        {
          path: [...first.path, 'events'],
          message: 'nobody said how many events of a person count',
          remedy: 'write, for example, contributions: { conversions: 2, touches: 4 }',
        },
      ];
};

const ofAnalyses = (
  { analyses }: PlainMapping,
  places: readonly EventsPlace[],
): readonly PartyFault[] =>
  below(analyses).flatMap(([party, asked]) =>
    (Array.isArray(asked) ? asked : []).flatMap((name: unknown, at) => {
      const [lacks] = (READS[String(name)] ?? []).filter(
        (role) => !places.some((place) => place.role === role),
      );
      if (lacks === undefined) return [];
      return [
        {
          path: ['analyses', party, at],
          message: `"${String(name)}" is about ${CALLED[lacks]}, and the ${lacks} declares none`,
          remedy: `declare a list with events of the ${lacks}, by hand as docs/agreement.md shows ("agreement new" writes none), or leave it out`,
        },
      ];
    }),
  );

/** What must hold between events and the rest of an agreement. It looks at whatever somebody wrote. */
export const historyFaults = (agreement: unknown): readonly PartyFault[] => {
  if (!isMapping(agreement)) return [];
  const places = placesIn(agreement);
  return [
    ...places.flatMap(eventsFaults),
    ...ofNoise(agreement, places),
    ...ofContributions(agreement, places),
    ...ofAnalyses(agreement, places),
  ];
};
