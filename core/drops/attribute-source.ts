import type { AttributeSource } from '#core/drops/attribute-schema.ts';
import { BEFORE_KEYS } from '#core/drops/attribute-schema.ts';
import { type Band, parseBand } from '#core/drops/bands.ts';
import type { CalendarDay } from '#core/drops/calendar-day.ts';
import type { DateFormat } from '#core/drops/date-format.ts';
import { foldFor } from '#core/drops/fold.ts';
import { insteadOf } from '#core/drops/mapping-words.ts';
import { AirlockError } from '#core/errors.ts';

/** Years, months or days from the date in the file to a stated day. */
interface Before {
  readonly unit: (typeof BEFORE_KEYS)[number];
  readonly day: CalendarDay;
}

/** How a column becomes an attribute, whichever way the mapping says it. */
export interface AttributeMap {
  readonly column: string;
  readonly fold: (text: string) => string;
  /** Folded texts of the file, and the declared values, with what they mean. */
  readonly values: ReadonlyMap<string, string>;
  readonly bands: readonly (readonly [Band, string])[];
  readonly before: Before | undefined;
  readonly format: DateFormat | undefined;
  /** Where an empty field goes, and where anything else goes that means no declared value. */
  readonly empty: string | undefined;
  readonly unmapped: string | undefined;
}

/** The name by which an agreement says that an attribute of a dataset may be unknown. */
const UNKNOWN = 'unknown';

/** The column of an attribute. */
export const attributeColumn = (source: AttributeSource): string =>
  typeof source === 'string' ? source : source.column;

/** An attribute by name, how the mapping makes it, and the values that the agreement declares. */
export interface NamedAttribute {
  readonly name: string;
  readonly source: AttributeSource;
  readonly declared: readonly string[];
}

const usage = (says: string): never => {
  throw new AirlockError('usage', says);
};

const beforeOf = (source: Exclude<AttributeSource, string>): Before | undefined => {
  const unit = BEFORE_KEYS.find((key) => source[key] !== undefined);
  const day = unit && source[unit];
  return unit && day !== undefined ? { unit, day } : undefined;
};

const checkTargets = (
  { name, declared }: NamedAttribute,
  { values = {}, bands = {}, otherwise }: Exclude<AttributeSource, string>,
): void => {
  const targets = [...Object.values(values), ...Object.values(bands)];
  if (otherwise !== undefined) targets.push(otherwise);
  const strange = targets.find((value) => !declared.includes(value));
  if (strange !== undefined)
    usage(
      `The mapping makes "${strange}" of the attribute "${name}", which the agreement does not declare: ${insteadOf(strange, declared)}.`,
    );
};

const foldedValues = (
  { name, declared }: NamedAttribute,
  written: Readonly<Record<string, string>>,
  fold: (text: string) => string,
): ReadonlyMap<string, string> => {
  const add = (values: Map<string, string>, text: string, value: string): void => {
    const before = values.get(fold(text));
    if (before !== undefined && before !== value)
      usage(
        `The mapping of the attribute "${name}" ignores what tells "${before}" and "${value}" apart: ignore less.`,
      );
    values.set(fold(text), value);
  };
  const known = new Map<string, string>();
  for (const value of declared) add(known, value, value);
  const meant = new Map<string, string>();
  for (const [text, value] of Object.entries(written)) add(meant, text, value);
  return new Map([...known, ...meant]);
};

/**
 * How a column becomes an attribute. Throws AirlockError('usage') where the mapping names a value that is
 * not declared, or ignores what tells two declared values apart.
 */
export const attributeMap = (attribute: NamedAttribute): AttributeMap => {
  const { source, declared } = attribute;
  const written = typeof source === 'string' ? { column: source } : source;
  const { ignore = [], values = {}, bands = {}, otherwise, format, firstYear } = written;
  checkTargets(attribute, written);
  const fold = foldFor(ignore);
  const unknown = declared.includes(UNKNOWN) ? UNKNOWN : undefined;
  return {
    column: written.column,
    fold,
    values: foldedValues(attribute, values, fold),
    bands: Object.entries(bands).flatMap(([text, value]) => {
      const band = parseBand(text);
      return band ? [[band, value] as const] : [];
    }),
    before: beforeOf(written),
    format: format === undefined ? undefined : { format, firstYear },
    empty: unknown ?? otherwise,
    unmapped: otherwise ?? unknown,
  };
};
