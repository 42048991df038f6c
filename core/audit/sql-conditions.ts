import type { Calls } from '#core/audit/detection.ts';

/** A text in SQL, as both engines quote it. */
export const quotedText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A condition that holds if one of several does; of none, it never does. */
export const anyOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'false' : `(${conditions.join(' or ')})`;

/** That a text is one of some; nothing is one of none. */
export const isOneOf = (text: string, values: readonly string[]): string =>
  values.length === 0
    ? 'false'
    : `coalesce(${text} in (${[...new Set(values)].map(quotedText).join(', ')}), false)`;

const isNamed = (names: readonly string[]): string => {
  const whole = names.filter((name) => !name.endsWith('*'));
  const begun = names.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
  return anyOf([
    ...(whole.length > 0 ? [isOneOf('event_name', whole)] : []),
    ...begun.map((start) =>
      start === '' ? 'true' : `starts_with(event_name, ${quotedText(start)})`,
    ),
  ]);
};

/** That an event is one of some calls: each service with its own, as a name of one may mean another thing in another. */
export const isOneOfCalls = (calls: Calls): string =>
  anyOf(
    Object.entries(calls).map(
      ([service, names]) =>
        `(event_source = ${quotedText(`${service}.amazonaws.com`)} and ${isNamed(names)})`,
    ),
  );
