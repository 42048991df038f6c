import { bandsOf } from '#console/pages/prepare/bands-of.ts';
import {
  attributeColumnOf,
  attributesFor,
  columnsAs,
  type Fields,
  type Mapped,
  strangeValues,
  textOf,
  textsOf,
} from '#console/pages/prepare/fields.ts';
import type { Role } from '#console/pages/prepare/roles.ts';
import { type IdentifierKind, KIND_COMPONENTS } from '#core/identifiers/kinds.ts';
import { PERSON_PARTS, type PersonPart } from '#core/identifiers/person-parts.ts';

/** What is there of these. */
const given = (members: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== ''),
  );

const namesAs = (mapped: Mapped, fields: Fields, role: Role): readonly string[] =>
  columnsAs(mapped, fields, role).map(({ name }) => name);

/** The same of a use that several columns may have: those first that are preferred, then the others as the file has them. */
const namesInOrder = (mapped: Mapped, fields: Fields, role: Role): readonly string[] => {
  const of = 'kind' in role ? role.kind : role.as;
  const preferred = textOf(fields, `order.${of}`)
    .split(',')
    .map((at) => mapped.columns[Number(at)]?.name);
  const rank = (name: string): number => {
    const at = preferred.indexOf(name);
    return at < 0 ? preferred.length : at;
  };
  return namesAs(mapped, fields, role).toSorted((one, two) => rank(one) - rank(two));
};

/** How dates are written, by the fields that end so. */
const writingOf = (fields: Fields, of: string): object => {
  const year = textOf(fields, `year.${of}`);
  return given({
    format: textOf(fields, `format.${of}`),
    firstYear: year === '' ? undefined : Number(year),
  });
};

/** A column with what more is to be said of it; its name alone where that is nothing. */
const withMore = (column: string, more: object): unknown =>
  Object.keys(more).length === 0 ? column : { column, ...more };

const partOf = (mapped: Mapped, fields: Fields, part: PersonPart): unknown => {
  const [column] = namesAs(mapped, fields, { as: 'part', part });
  if (column === undefined) return undefined;
  return withMore(column, part === 'birth_date' ? writingOf(fields, 'birth') : {});
};

const ofColumns = (columns: readonly string[], hashed: boolean): object =>
  columns.length > 1 ? { columns, hashed } : { column: columns[0], hashed };

const countryOf = (mapped: Mapped, fields: Fields): unknown => {
  const [column] = namesAs(mapped, fields, { as: 'country' });
  return column === undefined ? textOf(fields, 'country').toUpperCase() : { column };
};

const identifierOf = (mapped: Mapped, fields: Fields, kind: IdentifierKind): unknown => {
  const digests = namesInOrder(mapped, fields, { as: 'hashed', kind });
  if (digests.length > 0) return ofColumns(digests, true);
  const components = KIND_COMPONENTS[kind];
  if (components.length > 1) {
    const columns = components.map((part) => partOf(mapped, fields, part as PersonPart));
    return columns.includes(undefined) ? undefined : { columns, hashed: false };
  }
  const plain = namesInOrder(mapped, fields, { as: 'kind', kind });
  if (plain.length === 0) return undefined;
  const country = kind === 'phone' ? countryOf(mapped, fields) : undefined;
  return { ...ofColumns(plain, false), ...given({ country }) };
};

/** What describes a person, where the agreement matches by points: a match key joins two parts at least. */
const matchOf = (mapped: Mapped, fields: Fields): object | undefined => {
  if (mapped.agreement.match === undefined) return undefined;
  const parts = PERSON_PARTS.map((part) => [part, partOf(mapped, fields, part)] as const);
  const match = given(Object.fromEntries(parts));
  return Object.keys(match).length < 2 ? undefined : match;
};

const attributeOf = (mapped: Mapped, fields: Fields, name: string): unknown => {
  const column = attributeColumnOf(mapped, fields, name);
  if (column === undefined) return undefined;
  const declared = attributesFor(mapped)[name] ?? [];
  const values = strangeValues(column, declared).map(
    ({ at, text }) => [text, textOf(fields, `value.${name}.${at}`)] as const,
  );
  const meant = given(Object.fromEntries(values));
  const ignore = textsOf(fields, `ignore.${name}`);
  const unit = textOf(fields, `unit.${name}`);
  const more = given({
    ignore: ignore.length === 0 ? undefined : ignore,
    values: Object.keys(meant).length === 0 ? undefined : meant,
    bands: bandsOf(textOf(fields, `bands.${name}`)),
    otherwise: textOf(fields, `otherwise.${name}`),
    ...writingOf(fields, name),
    ...(unit === '' ? {} : { [unit]: textOf(fields, `day.${name}`) }),
  });
  return withMore(column.name, more);
};

const acceptedOf = (mapped: Mapped, fields: Fields): readonly string[] => {
  const values = columnsAs(mapped, fields, { as: 'consent' })[0]?.values ?? [];
  const ticked = textsOf(fields, 'accept').map((at) => values[Number(at)]?.text ?? '');
  const typed = textOf(fields, 'accept-more')
    .split(',')
    .map((text) => text.trim());
  return [...new Set([...ticked, ...typed])].filter((text) => text !== '');
};

const consentOf = (mapped: Mapped, fields: Fields): object | undefined => {
  const [column] = namesAs(mapped, fields, { as: 'consent' });
  if (column === undefined) return undefined;
  const writing = writingOf(fields, 'consent');
  const [dated] = namesAs(mapped, fields, { as: 'since' });
  const since = dated === undefined ? undefined : withMore(dated, writing);
  const kind = textOf(fields, 'consent-kind');
  switch (kind) {
    case 'timestamp':
      return { column, kind, ...writing };
    case 'tcf':
      return { column, kind };
    case 'gpp':
      return { column, kind, ...given({ since }) };
    default:
      return { column, accept: acceptedOf(mapped, fields), ...given({ since }) };
  }
};

const ownIdsOf = (mapped: Mapped, fields: Fields): unknown => {
  const columns = namesInOrder(mapped, fields, { as: 'own' });
  if (columns.length === 0) return undefined;
  const split = textOf(fields, 'split');
  return split === '' ? columns : { column: columns[0], split };
};

const repeatsOf = (mapped: Mapped, fields: Fields): unknown => {
  const [last] = namesAs(mapped, fields, { as: 'updated' });
  return last === undefined ? textOf(fields, 'repeats') : { last };
};

/** What the form says, as a mapping file would: as it was put in, right or wrong. */
export const mappingOf = (mapped: Mapped, fields: Fields): object => {
  const kinds = mapped.agreement.identifiers.kinds.map(
    (kind) => [kind, identifierOf(mapped, fields, kind)] as const,
  );
  const attributes = Object.keys(attributesFor(mapped)).map(
    (name) => [name, attributeOf(mapped, fields, name)] as const,
  );
  return {
    identifiers: given(Object.fromEntries(kinds)),
    attributes: given(Object.fromEntries(attributes)),
    ...given({
      bridges: ownIdsOf(mapped, fields),
      match: matchOf(mapped, fields),
      consent: consentOf(mapped, fields),
      repeats: repeatsOf(mapped, fields),
    }),
  };
};
