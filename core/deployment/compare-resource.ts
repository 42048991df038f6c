import { canonicalJson } from '#core/canonical-json.ts';
import type { Expected } from '#core/deployment/expected-settings.ts';
import { ruleOf } from '#core/deployment/rules.ts';
import { differences, settingForm } from '#core/deployment/setting-form.ts';
import type { Json } from '#core/deployment/template.ts';
import { allowedBy, isIgnored, type TypeRule, watchedBy } from '#core/deployment/type-rule.ts';
import { printable } from '#core/printable.ts';

type Members = Readonly<Record<string, Json>>;

/** A setting that differs. */
export interface Difference {
  readonly field: string;
  readonly allows: string;
  readonly expected?: string;
  readonly found?: string;
}

/** What of settings is compared: what the template says, and what matters where it is silent. */
const relevant = (rule: TypeRule, settings: Members, said: ReadonlySet<string>): Members => {
  const watched = watchedBy(rule);
  return Object.fromEntries(
    Object.entries(settings).filter(
      ([name]) => (said.has(name) || watched.has(name)) && !isIgnored(rule, name),
    ),
  );
};

/** A path may hold a name with dots in it, such as that of a property of a table. */
const at = (value: Json | undefined, path: string): Json | undefined => {
  if (path === '' || typeof value !== 'object' || value === null || Array.isArray(value))
    return value;
  const members = value as Members;
  const name = Object.keys(members).find((each) => path === each || path.startsWith(`${each}.`));
  return name === undefined ? undefined : at(members[name], path.slice(name.length + 1));
};

const shown = (value: Json | undefined): string | undefined =>
  value === undefined ? undefined : printable(canonicalJson(value));

/** Of a list that others may add to, what is expected of it and there. */
const lessAdded = (expected: Json | undefined, found: Json): Json => {
  if (!Array.isArray(expected) || !Array.isArray(found)) return found;
  const known = new Set(expected.map((each: Json) => canonicalJson(each)));
  return found.filter((each: Json) => known.has(canonicalJson(each)));
};

/** The settings of a resource that differ from what they should be, less those of which nobody can tell. */
export const compareResource = (
  type: string,
  { settings: expected, untold, atLeast }: Expected,
  observed: Members,
): readonly Difference[] => {
  const rule = ruleOf(type);
  const said = new Set(Object.keys(expected));
  const known = ([name]: readonly [string, Json]): boolean => !untold.includes(name);
  const formed = (settings: Members): Members =>
    Object.fromEntries(
      Object.entries(settingForm(relevant(rule, settings, said), rule)).filter(known),
    );
  const comparable = Object.entries(observed).map(
    ([name, value]) =>
      [name, atLeast.includes(name) ? lessAdded(expected[name], value) : value] as const,
  );
  const [should, is] = [formed(expected), formed(Object.fromEntries(comparable))];
  return differences(should, is).map((field) => {
    const [was, found] = [shown(at(should, field)), shown(at(is, field))];
    return {
      field: printable(field),
      allows: allowedBy(rule, field),
      ...(was !== undefined && { expected: was }),
      ...(found !== undefined && { found }),
    };
  });
};
