import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { FieldValue } from '#core/agreement/field-effects.ts';
import { FIELD_RULES } from '#core/agreement/field-rules.ts';
import { sharesOf } from '#core/agreement/lookup.ts';
import { isMapping } from '#core/agreement/plain-mapping.ts';
import { tableNamed } from '#core/match-keys/match-terms.ts';

/** A field of an agreement as it stands in one. */
export interface AgreementField {
  /** Where it stands, with points: `datasets.brand.customers.attributes.tier`. */
  readonly path: string;
  /** Its path in `FIELD_RULES`. */
  readonly field: string;
  readonly value: FieldValue;
}

type Path = readonly string[];

/** The path of a rule that fits a path, in which some names are chosen by the parties. */
const fieldOf = (path: Path): string | undefined =>
  Object.keys(FIELD_RULES).find((field) => {
    const names = field.split('.');
    return (
      names.length === path.length && names.every((name, at) => name === '*' || name === path[at])
    );
  });

const leaf = (value: unknown): FieldValue => {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'number' ? value : String(value);
};

const fieldsBelow = (value: unknown, path: Path): readonly AgreementField[] => {
  const field = fieldOf(path);
  const at = path.join('.');
  if (!isMapping(value)) return [{ path: at, field: field ?? at, value: leaf(value) }];
  const below = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .flatMap(([name, each]) => fieldsBelow(each, [...path, name]));
  // A list of people enters the room also if it has no attributes.
  return field === undefined ? below : [{ path: at, field, value: path.at(-1) }, ...below];
};

/** Every field that stands in an agreement, by its path. Parties are known by their ids; terms are those that hold. */
export const agreementFields = (agreement: Agreement): ReadonlyMap<string, AgreementField> => {
  const { parties, match, ...others } = agreement;
  const byId = Object.fromEntries(parties.map((party) => [party.id, party]));
  const whole = {
    ...{ ...others, parties: byId },
    // What a table holds is told by its digest.
    ...(match && { match: { ...match, table: tableNamed(match.table).name } }),
    ...{ privacy: effectiveTerms(agreement), shares: sharesOf(agreement) },
  };
  return new Map(fieldsBelow(whole, []).map((each) => [each.path, each]));
};
