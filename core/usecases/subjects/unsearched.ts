import { daysAfter } from '#core/day.ts';
import type { SubjectDocument } from '#core/documents/subject-document.ts';
import { decisionOn } from '#core/ledger/room-state.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import type { PartyTerms, Searched } from '#core/usecases/subjects/search-versions.ts';
import { lyingDrops } from '#core/usecases/upkeep/due-data.ts';

type Unsearched = SubjectDocument['unsearched'];

/** Versions and drops of a party in which nobody can look for a person, so that an answer is not taken for more than it is. */
export const unsearched = async (
  ports: Pick<RoomPorts, 'objects' | 'clock'>,
  searched: readonly Searched[],
  { state, agreement, party }: PartyTerms,
): Promise<Unsearched> => {
  const { tokensDays, dropsDays } = agreement.retention;
  const versions = searched.flatMap((each): Unsearched => {
    if (each.of !== 'nothing') return [];
    const { dataset, version, at } = each.version;
    return [
      { what: 'version', dataset, name: version, why: each.why, until: daysAfter(at, tokensDays) },
    ];
  });
  const drops = (await lyingDrops(ports, party)).filter(
    (drop) => decisionOn(state, drop) === undefined,
  );
  return [
    ...versions,
    ...drops.map(({ dataset, drop, touched }) => ({
      ...{ what: 'drop' as const, dataset, name: drop, why: 'not-taken-yet' as const },
      until: daysAfter(touched.toISOString(), dropsDays),
    })),
  ];
};
