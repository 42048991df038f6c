import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Facts of the schema, as `test/vectors/ocsf-1.4.0.json` holds them, with their source. */
const Facts = z.object({
  version: z.string(),
  objects: z.record(
    z.string(),
    z.object({
      attributes: z.record(
        z.string(),
        z.object({
          type: z.string(),
          list: z.boolean().default(false),
          required: z.boolean().default(false),
          values: z.array(z.number()).optional(),
        }),
      ),
      atLeastOne: z.array(z.string()).default([]),
    }),
  ),
});

const FILE = new URL('../../vectors/ocsf-1.4.0.json', import.meta.url);
const { version, objects } = Facts.parse(JSON.parse(readFileSync(FILE, 'utf8')));

/** The version of the schema that the facts are of. */
export const SCHEMA_VERSION = version;

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const SCALARS: Readonly<Record<string, (value: unknown) => boolean>> = {
  string_t: isText,
  username_t: isText,
  ip_t: (value) => z.union([z.ipv4(), z.ipv6()]).safeParse(value).success,
  integer_t: Number.isInteger,
  long_t: Number.isInteger,
  timestamp_t: Number.isInteger,
  boolean_t: (value) => typeof value === 'boolean',
};

type Attribute = z.infer<typeof Facts>['objects'][string]['attributes'][string];

const valueFaults = (value: unknown, { type, values }: Attribute, place: string): string[] => {
  const scalar = SCALARS[type];
  if (!scalar) return ocsfFaults(value, type, place);
  if (!scalar(value)) return [`${place}: is no ${type}`];
  return values && !values.includes(value as number) ? [`${place}: is none of its values`] : [];
};

const attributeFaults = (value: unknown, attribute: Attribute, place: string): string[] => {
  if (!attribute.list) return valueFaults(value, attribute, place);
  if (!Array.isArray(value)) return [`${place}: is no list`];
  return value.flatMap((each, at) => valueFaults(each, attribute, `${place}[${at}]`));
};

/** By what an event is none of this class; nothing, as a rule. */
export const ocsfFaults = (value: unknown, name = 'detection_finding', place = ''): string[] => {
  const facts = objects[name];
  if (!facts) return [`${place}: nothing is known of ${name}`];
  if (typeof value !== 'object' || value === null) return [`${place}: is no ${name}`];
  const given = Object.entries(value);
  const names = given.map(([each]) => each);
  const { attributes, atLeastOne } = facts;
  const missing = Object.keys(attributes).filter(
    (each) => attributes[each]?.required && !names.includes(each),
  );
  return [
    ...missing.map((each) => `${place}: has no ${each}`),
    ...(atLeastOne.length > 0 && !atLeastOne.some((each) => names.includes(each))
      ? [`${place}: has none of ${atLeastOne.join(', ')}`]
      : []),
    ...given.flatMap(([each, what]) => {
      const attribute = attributes[each];
      return attribute
        ? attributeFaults(what, attribute, `${place}.${each}`)
        : [`${place}.${each}: is not known`];
    }),
  ];
};
