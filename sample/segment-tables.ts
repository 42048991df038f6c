import { ATTRIBUTE_VALUES, type PersonProfile } from './person-profile.ts';

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
export const segmentTables = () => {
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
