import { joinValues } from '#core/drops/several-values.ts';
import { MAX_COLUMNS, MAX_JSON_DEPTH } from '#core/source-limits.ts';

/** An object of a JSON file. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A number whose digits a computer's own numbers may not keep, or that is written with an exponent. */
const DELICATE = /\d{16}|\d[eE][-+]?\d/;

/** Numbers that would lose digits, or gain some, stay the text that they are. */
const exactly = (_: string, value: unknown, context?: { readonly source?: string }): unknown => {
  const source = context?.source;
  if (typeof value !== 'number' || source === undefined) return value;
  if (/e/i.test(source)) return source;
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER && source.length <= 16
    ? value
    : source.replace(/\.0+$/, '');
};

/** The object that a text is; undefined if it is none. */
export const parseObject = (text: string): JsonObject | undefined => {
  try {
    const value: unknown = DELICATE.test(text) ? JSON.parse(text, exactly) : JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const isObject = (value: unknown): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** The paths of all values of an object, with dots between the names: `customer.email`. */
export const pathsOf = (object: JsonObject, depth = 1): readonly string[] =>
  Object.entries(object)
    .slice(0, MAX_COLUMNS + 1)
    .flatMap(([name, value]) => {
      const inner = Array.isArray(value) ? value.find(isObject) : value;
      if (!isObject(inner) || depth === MAX_JSON_DEPTH) return [name];
      return pathsOf(inner, depth + 1).map((path) => `${name}.${path}`);
    });

/** What stands at a path, from a value on; all that stands there, where lists are on the way. */
const valuesAt = (value: unknown, names: readonly string[]): readonly unknown[] => {
  const [name, ...rest] = names;
  if (name === undefined) return Array.isArray(value) ? value : [value];
  if (isObject(value)) return Object.hasOwn(value, name) ? valuesAt(value[name], rest) : [];
  if (!Array.isArray(value)) return [];
  if (/^\d+$/.test(name)) return valuesAt(value[Number(name)], rest);
  return value
    .flat(MAX_JSON_DEPTH)
    .flatMap((each) => (isObject(each) ? valuesAt(each, names) : []));
};

/** Whether an object is no record but stands around a list of them, as `{"data": [{…}, {…}]}` does. */
export const wrapsRecords = (object: JsonObject): boolean =>
  Object.values(object).some((value) => Array.isArray(value) && value.filter(isObject).length > 1);

const textOf = (value: unknown): string => String(value).replaceAll('\0', '');

/** A field of an object: its text, null if there is none, undefined if it is an object and no value. */
export type JsonField = string | null | undefined;

/** Whether a name, or the path that it is, is in an object. */
export const isAt = (object: JsonObject, path: string): boolean =>
  Object.hasOwn(object, path) || valuesAt(object, namesOf(path)).length > 0;

const namesOf = (path: string): readonly string[] => path.replace(/\[(\d+)\]/g, '.$1').split('.');

/** The field at a name or a path of an object. A list gives its values, joined by `joinValues`. */
export const fieldAt = (object: JsonObject, path: string): JsonField => {
  const found = Object.hasOwn(object, path)
    ? valuesAt(object[path], [])
    : valuesAt(object, namesOf(path));
  const values = found.filter((value) => value !== null && value !== undefined);
  if (values.some((value) => typeof value === 'object')) return undefined;
  return joinValues(values.map(textOf));
};
