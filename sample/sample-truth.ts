import { z } from 'zod';
import { LINT_REASONS } from '#core/lint/reasons.ts';
import { lintVerdict, type RowFacts } from './dirt.ts';
import { ATTRIBUTE_VALUES, type PersonProfile } from './people.ts';

const count = z.int().nonnegative();

/** What a correct lint finds in one file. A reason that no row has is left out. */
export const FileTruth = z.strictObject({
  file: z.string(),
  rows: count,
  accepted: count,
  quarantined: z.partialRecord(z.enum(LINT_REASONS), count),
});
export type FileTruth = z.infer<typeof FileTruth>;

/**
 * Matched people. A person matches on a kind if both files hold an accepted row of theirs with
 * that identifier, neither missing nor set aside nor mistyped; noise and threshold come later.
 */
const OverlapTruth = z.strictObject({
  /** People found by a question that matches on e-mail only. */
  email: count,
  /** People found by a question that matches on phone only. */
  phone: count,
  /** People found by either, e-mail first and then phone: each counts once. */
  waterfall: count,
});

/** What is true about a sample: the measure for everything that is computed from it. */
export const SampleTruth = z.strictObject({
  seed: z.int().nonnegative(),
  brandPeople: count,
  publisherPeople: count,
  sharedPeople: count,
  files: z.strictObject({ brand: FileTruth, publisher: FileTruth }),
  overlap: OverlapTruth,
  /**
   * The people of the waterfall match by attribute ("brand.tier" → "gold") and by each pair of a
   * brand's and a publisher's attribute ("brand.tier × publisher.device" → "gold × tv"). Every
   * declared cell is there, also with 0; the cells of each table add up to `overlap.waterfall`.
   */
  segments: z.record(z.string(), z.record(z.string(), count)),
});
export type SampleTruth = z.infer<typeof SampleTruth>;

type Attribute = keyof PersonProfile;

/** Attributes of one file or of both, and how often each combination of their values occurs. */
interface Table {
  readonly attributes: readonly Attribute[];
  readonly cells: Record<string, number>;
}

const SEPARATOR = ' × ';

const VALUES: Readonly<Record<Attribute, readonly string[]>> = {
  ...ATTRIBUTE_VALUES.brand,
  ...ATTRIBUTE_VALUES.publisher,
};
const BRAND = Object.keys(ATTRIBUTE_VALUES.brand) as Attribute[];
const PUBLISHER = Object.keys(ATTRIBUTE_VALUES.publisher) as Attribute[];

const sideOf = (attribute: Attribute): string =>
  Object.hasOwn(ATTRIBUTE_VALUES.brand, attribute) ? 'brand' : 'publisher';

const titleOf = (attributes: readonly Attribute[]): string =>
  attributes.map((attribute) => `${sideOf(attribute)}.${attribute}`).join(SEPARATOR);

const emptyCells = (attributes: readonly Attribute[]): Record<string, number> => {
  const cells = attributes.reduce<string[]>(
    (heads, attribute) =>
      heads.flatMap((head) => VALUES[attribute].map((value) => head + SEPARATOR + value)),
    [''],
  );
  return Object.fromEntries(cells.map((cell) => [cell.slice(SEPARATOR.length), 0]));
};

/** Counts matched people in every cell of every segment table. */
const segmentTables = () => {
  const tables: readonly Table[] = [
    ...[...BRAND, ...PUBLISHER].map((attribute) => [attribute]),
    ...BRAND.flatMap((brand) => PUBLISHER.map((publisher) => [brand, publisher])),
  ].map((attributes) => ({ attributes, cells: emptyCells(attributes) }));
  return {
    count: (profile: PersonProfile): void => {
      for (const { attributes, cells } of tables) {
        const cell = attributes.map((attribute) => profile[attribute]).join(SEPARATOR);
        cells[cell] = (cells[cell] ?? 0) + 1;
      }
    },
    counts: (): Record<string, Record<string, number>> =>
      Object.fromEntries(tables.map(({ attributes, cells }) => [titleOf(attributes), cells])),
  };
};

/** What decides a match: both files' view of a person, and what is true of them. */
interface MatchSource {
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
