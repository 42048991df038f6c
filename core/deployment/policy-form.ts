import { canonicalJson } from '#core/canonical-json.ts';
import type { Json } from '#core/deployment/template.ts';
import { ownValue } from '#core/own-value.ts';

type Members = Readonly<Record<string, Json>>;

const isObject = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: Json | undefined): readonly Json[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** Each once, in an order of their own: in a policy none of its lists has one. */
const asSet = (values: readonly Json[]): readonly Json[] => {
  const byText = new Map(values.map((value) => [canonicalJson(value), value]));
  return [...byText.keys()].sort().map((text) => byText.get(text) ?? null);
};

const texts = (value: Json | undefined, as: (text: string) => string = String): readonly Json[] =>
  asSet(listOf(value).map((each) => (isObject(each) ? each : as(String(each)))));

const lower = (text: string): string => text.toLowerCase();

/** An account and its root are one principal (IAM user guide, “AWS account principals”). */
const principal = (text: string): string =>
  /^\d{12}$/.test(text) ? `arn:aws:iam::${text}:root` : text;

const principals = (value: Json): Json => {
  if (!isObject(value)) return { AWS: texts(value, principal) };
  return Object.fromEntries(
    Object.entries(value).map(([kind, of]) => [kind, texts(of, principal)]),
  );
};

/** What is said of each key. One that is said twice, in other letters, is not the same as one that is said once. */
const saidOf = (keys: Members): Json =>
  Object.fromEntries(
    [...Map.groupBy(Object.entries(keys), ([key]) => lower(key))].map(([key, said]) => {
      const values = said.map(([, of]) => texts(of));
      return [key, values.length === 1 ? (values[0] ?? null) : values];
    }),
  );

/** Keys of conditions do not tell upper from lower case, their values do (IAM reference, “Condition”). */
const conditions = (value: Json): Json => {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([operator, keys]) => [
      operator,
      isObject(keys) ? saidOf(keys) : keys,
    ]),
  );
};

const MEMBERS: Readonly<Record<string, (value: Json) => Json>> = {
  Effect: (value) => value,
  Principal: principals,
  NotPrincipal: principals,
  Action: (value) => texts(value, lower),
  NotAction: (value) => texts(value, lower),
  Resource: (value) => texts(value),
  NotResource: (value) => texts(value),
  Condition: conditions,
};

const statement = (value: Json): Json => {
  if (!isObject(value)) return value;
  const { Sid, ...rest } = value;
  return Object.fromEntries(
    Object.entries(rest).map(([name, of]) => [name, ownValue(MEMBERS, name)?.(of) ?? of]),
  );
};

/**
 * What a policy says, whatever its statements are called and in which order they, their actions, resources and
 * principals stand, and whether one of them is a text or a list of one.
 */
export const policyForm = ({ Version, Statement }: Members): Json => ({
  Version: Version ?? '2008-10-17',
  Statement: asSet(listOf(Statement).map(statement)),
});
