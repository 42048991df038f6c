import {
  DuckDBArrayType,
  DuckDBArrayValue,
  DuckDBBlobValue,
  DuckDBDecimalValue,
  DuckDBListType,
  DuckDBListValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api';
import { joinValues, SEVERAL_VALUES } from '#core/drops/several-values.ts';

/** Why values of a column are no text, and what to do about it. */
export type Refuse = (why: string) => never;

/** A value as text; null where there is none, undefined where it cannot be told from another. */
type Text = string | null | undefined;

/** Reads the values of a column as the text that people would expect; refuses those that have none. */
export type ReadText = (value: DuckDBValue) => Text;

const PLAIN_COLUMN = 'export the value that you need as a column of its own';

/** Types of which no text follows. */
const WITHOUT_TEXT: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.BIT,
  DuckDBTypeId.GEOMETRY,
  DuckDBTypeId.INTERVAL,
  DuckDBTypeId.MAP,
  DuckDBTypeId.STRUCT,
  DuckDBTypeId.UNION,
  DuckDBTypeId.VARIANT,
]);

/** How the values of a type are read as text. A type without any is refused at once. */
export const textReader = (type: DuckDBType, refuse: Refuse): ReadText => {
  if (type.alias === 'JSON' || WITHOUT_TEXT.has(type.typeId)) refuse(PLAIN_COLUMN);
  if (type instanceof DuckDBListType || type instanceof DuckDBArrayType)
    return listReader(type.valueType, refuse);
  switch (type.typeId) {
    case DuckDBTypeId.DOUBLE:
      return (value) => floatText(value, DOUBLE, refuse);
    case DuckDBTypeId.FLOAT:
      return (value) => floatText(value, FLOAT, refuse);
    case DuckDBTypeId.BLOB:
      return (value) => bytesText(value, refuse);
    default:
      return plainText;
  }
};

const listReader = (type: DuckDBType, refuse: Refuse): ReadText => {
  if (type instanceof DuckDBListType || type instanceof DuckDBArrayType) refuse(PLAIN_COLUMN);
  const read = textReader(type, refuse);
  return (value) => {
    if (!(value instanceof DuckDBListValue || value instanceof DuckDBArrayValue)) return null;
    return listText(value.items.map(read));
  };
};

/** An element that holds what parts the values would be torn apart unsaid: then the row cannot be read. */
const listText = (items: readonly Text[]): Text => {
  if (items.includes(undefined)) return undefined;
  const values = items.filter((item) => typeof item === 'string');
  const torn = values.length > 1 && values.some((each) => each.includes(SEVERAL_VALUES.trim()));
  return torn ? undefined : joinValues(values);
};

/** The digits of a FLOAT that tell it from its neighbours. JavaScript would write it as the DOUBLE next to it. */
const floatDigits = (value: number): string => {
  const lengths = Array.from({ length: 9 }, (_, at) => at + 1);
  const texts = lengths.map((length) => String(Number(value.toPrecision(length))));
  return texts.find((text) => Math.fround(Number(text)) === value) ?? String(value);
};

/** How far whole numbers of the type are exact, and how its numbers are written. */
interface Floats {
  readonly exact: number;
  readonly text: (value: number) => string;
}
const DOUBLE: Floats = { exact: 2 ** 53, text: String };
const FLOAT: Floats = { exact: 2 ** 24, text: floatDigits };

/** Programs write a missing whole number as NaN where a column has no other way to leave one out. */
const floatText = (value: DuckDBValue, { exact, text }: Floats, refuse: Refuse): Text => {
  if (typeof value !== 'number' || Number.isNaN(value)) return null;
  if (Number.isInteger(value))
    return Math.abs(value) < exact ? String(value) : refuse(lostDigits(exact));
  return text(value);
};

const lostDigits = (exact: number): string =>
  `numbers above 2^${Math.log2(exact)} have lost digits in it, so export it as text or INT64`;

const DIGEST_BYTES = 32;

/** Bytes that are text are read as it; those of a digest as the digits by which digests are written. */
const bytesText = (value: DuckDBValue, refuse: Refuse): Text => {
  if (!(value instanceof DuckDBBlobValue)) return null;
  const bytes = Buffer.from(value.bytes);
  const text = bytes.toString('utf8');
  if (Buffer.from(text).equals(bytes) && !/\p{Cc}/u.test(text)) return text;
  if (bytes.length === DIGEST_BYTES) return bytes.toString('hex');
  return refuse(`it holds bytes that are neither text nor a digest, so export it as text`);
};

const plainText: ReadText = (value) => {
  if (value === null) return null;
  if (value instanceof DuckDBDecimalValue) return withoutTail(String(value));
  if (value instanceof DuckDBTimestampTZValue)
    return `${instant(new DuckDBTimestampValue(value.micros))}Z`;
  return isTimestamp(value) ? instant(value) : String(value);
};

/** `10000000.00` is the customer 10000000. */
const withoutTail = (decimal: string): string =>
  decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;

const isTimestamp = (value: DuckDBValue): boolean =>
  value instanceof DuckDBTimestampValue ||
  value instanceof DuckDBTimestampSecondsValue ||
  value instanceof DuckDBTimestampMillisecondsValue ||
  value instanceof DuckDBTimestampNanosecondsValue;

/** As ISO 8601 has it. */
const instant = (value: DuckDBValue): string => String(value).replace(' ', 'T');
