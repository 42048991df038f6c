import type { PartyFault } from '#core/agreement/party-rules.ts';
import { isMapping, type PlainMapping } from '#core/agreement/plain-mapping.ts';

/** By what name the agreement speaks of who runs the room. */
export const OPERATOR = 'operator';

/** Records that run out, and the day from which each counts. */
const LASTING = [
  ['attestations', 'issued'],
  ['training', 'held'],
] as const;

const below = (value: unknown): readonly (readonly [string, unknown])[] =>
  isMapping(value) ? Object.entries(value) : [];

const idsOf = ({ parties }: PlainMapping): readonly unknown[] =>
  Array.isArray(parties)
    ? parties.map((party: unknown) => (isMapping(party) ? party.id : undefined))
    : [];

const PATH = ['governance', 'organisations'] as const;

const strangers = (agreement: PlainMapping, organisations: unknown): readonly PartyFault[] => {
  const known = [...idsOf(agreement), OPERATOR];
  return below(organisations)
    .filter(([id]) => !known.includes(id))
    .map(([id]) => ({
      path: [...PATH, id],
      message: `"${id}" is neither a party nor the operator`,
      remedy: `name ${known.map((each) => `"${each}"`).join(' or ')}`,
    }));
};

const backwards = ([id, organisation]: readonly [string, unknown]): readonly PartyFault[] =>
  LASTING.flatMap(([section, from]) =>
    below(isMapping(organisation) ? organisation[section] : undefined).flatMap(([name, entry]) => {
      if (!isMapping(entry)) return [];
      const { [from]: begins, expires } = entry;
      if (typeof begins !== 'string' || typeof expires !== 'string' || begins <= expires) return [];
      return [
        {
          path: [...PATH, id, section, name, 'expires'],
          message: `it expires before it was ${from}`,
          remedy: 'write the last day on which it holds',
        },
      ];
    }),
  );

/** What is wrong between the organisations of an agreement and its parties, and between their days. It looks at whatever somebody wrote. */
export const governanceFaults = (agreement: unknown): readonly PartyFault[] => {
  if (!isMapping(agreement) || !isMapping(agreement.governance)) return [];
  const { organisations } = agreement.governance;
  return [...strangers(agreement, organisations), ...below(organisations).flatMap(backwards)];
};
