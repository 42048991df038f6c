import { lintVerdict } from './lint-verdict.ts';
import type { PersonProfile } from './person-profile.ts';
import type { RowFacts } from './row-facts.ts';
import type { SampleTruth } from './sample-truth.ts';
import { segmentTables } from './segment-tables.ts';

/** What decides a match: both files' view of a person, and what is true of them. */
export interface MatchSource {
  readonly brand: (person: number) => RowFacts;
  readonly publisher: (person: number) => RowFacts;
  readonly profile: (person: number) => PersonProfile;
}

const isAccepted = (facts: RowFacts): boolean => lintVerdict(facts) === undefined;

/**
 * The exact match of the first `shared` people, who are in both files. Nobody else can match:
 * identifiers are unique to a person, and every typo is unique to its file.
 */
export const matchTruth = (
  source: MatchSource,
  shared: number,
): Pick<SampleTruth, 'overlap' | 'segments'> => {
  const overlap = { email: 0, phone: 0, waterfall: 0 };
  const tables = segmentTables();
  for (let person = 0; person < shared; person += 1) {
    const brand = source.brand(person);
    const publisher = source.publisher(person);
    if (!isAccepted(brand) || !isAccepted(publisher)) continue;
    const byEmail = brand.email === 'good' && publisher.email === 'good';
    const byPhone = brand.phone === 'good' && publisher.phone === 'good';
    if (byEmail) overlap.email += 1;
    if (byPhone) overlap.phone += 1;
    if (!byEmail && !byPhone) continue;
    overlap.waterfall += 1;
    tables.count(source.profile(person));
  }
  return { overlap, segments: tables.counts() };
};
