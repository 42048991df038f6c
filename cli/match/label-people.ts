import { openRecords } from '#adapters/local/records/open-records.ts';
import type { DescribedPeople } from '#cli/match/read-described.ts';
import { AirlockError } from '#core/errors.ts';
import type { LabelledPeople } from '#core/match-keys/labelled-people.ts';

/** A record id of FEBRL (`rec-7-org`, `rec-7-dup-0`): what it begins with is the person. */
const FEBRL_RECORD = /^(rec-\d+)-(?:org|dup-\d+)$/;

const personOf = (id: string): string => FEBRL_RECORD.exec(id)?.[1] ?? id;

/** Labels two lists by a column that has the same text for one person in both; of those who stand twice the first counts. */
export const labelByPerson = (
  brand: DescribedPeople,
  publisher: DescribedPeople,
): LabelledPeople => {
  const places = new Map<string, number>();
  for (const [place, id] of brand.ids.entries())
    if (id !== '' && !places.has(personOf(id))) places.set(personOf(id), place);
  const brandOf = new Map<number, number>();
  for (const [place, id] of publisher.ids.entries()) {
    const own = places.get(personOf(id));
    if (own !== undefined) brandOf.set(place, own);
  }
  return { brand: brand.people, publisher: publisher.people, brandOf };
};

/** Makes two lists of one in which people stand several times: the first row of each, and all the others. */
export const splitByPerson = ({ ids, people }: DescribedPeople): LabelledPeople => {
  const seen = new Set<string>();
  const isFirst = ids.map((id) => {
    const person = personOf(id);
    const first = id === '' || !seen.has(person);
    seen.add(person);
    return first;
  });
  const those = (wanted: boolean): DescribedPeople => ({
    ids: ids.filter((_, at) => isFirst[at] === wanted),
    people: people.filter((_, at) => isFirst[at] === wanted),
  });
  return labelByPerson(those(true), those(false));
};

const placesOf = ({ ids }: DescribedPeople): ReadonlyMap<string, number> =>
  new Map(ids.map((id, place) => [id, place]));

/**
 * Labels two lists by a file of pairs: what the first list and what the second knows one person by, and, if it has such a
 * column, how their rows differ, in words between blanks. Throws AirlockError('input') for an id that no row has.
 */
export const labelByTruth = async (
  path: string,
  brand: DescribedPeople,
  publisher: DescribedPeople,
): Promise<LabelledPeople> => {
  const source = await openRecords(path, { encoding: 'utf-8', delimiter: undefined });
  const columns = await source.columns([]);
  const [first, second] = columns;
  if (first === undefined || second === undefined)
    throw new AirlockError('input', `"${path}" needs two columns: an id of each list.`);
  const third = columns.find((name) => name.trim() === 'differs');
  const [ours, theirs] = [placesOf(brand), placesOf(publisher)];
  const brandOf = new Map<number, number>();
  const differs = new Map<number, readonly string[]>();
  const wanted = third === undefined ? [first, second] : [first, second, third];
  for await (const batch of source.records(wanted))
    for (const { fields = [], line } of batch) {
      const [own, other] = [ours.get(fields[0] ?? ''), theirs.get(fields[1] ?? '')];
      if (own === undefined || other === undefined)
        throw new AirlockError(
          'input',
          `"${path}" names in line ${line} an id that no row of the lists has.`,
        );
      brandOf.set(other, own);
      differs.set(
        other,
        (fields[2] ?? '').split(' ').filter((way) => way !== ''),
      );
    }
  const labelled = { brand: brand.people, publisher: publisher.people, brandOf };
  return third === undefined ? labelled : { ...labelled, differs };
};
