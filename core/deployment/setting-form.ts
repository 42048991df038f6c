import { canonicalJson } from '#core/canonical-json.ts';
import { policyForm } from '#core/deployment/policy-form.ts';
import type { Json } from '#core/deployment/template.ts';
import { MAX_SETTING_DEPTH } from '#core/deployment-limits.ts';
import { ownValue } from '#core/own-value.ts';

/** How the settings of one type of resource are read. */
export interface FormRule {
  /** What holds where nothing is said, by path; `*` stands for every item of a list. */
  readonly defaults?: Readonly<Record<string, Json>>;
  /** What a text says, for types of which the service spells names in its own way. */
  readonly spelt?: (text: string) => string;
  /** Paths that only repeat what another says. */
  readonly dropped?: readonly string[];
  /** Paths of lists whose order says something. */
  readonly ordered?: readonly string[];
}

type Members = Readonly<Record<string, Json>>;

const isObject = (value: Json): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Nothing said, in any of the ways in which services say it. */
const isEmpty = (value: Json | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === 'false' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** Services take and answer the ARN of a key or its id. */
const KEY_ARN = /^arn:aws[\w-]*:kms:[a-z0-9-]+:\d{12}:key\/(?=[\w-]+$)/;

/** Is it nested deeper than so many levels? */
const isDeeper = (value: Json, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((each: Json) => isDeeper(each, levels - 1)));

/** What a text of JSON holds. One that is nested deeper than any setting is a text like others. */
const parsed = (text: string): Json | undefined => {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value = JSON.parse(text) as Json;
    return isDeeper(value, MAX_SETTING_DEPTH) ? undefined : value;
  } catch {
    return undefined;
  }
};

/**
 * What is written in a text of JSON is a document of its own, such as a state machine: its lists are steps, and there
 * `null` and nothing are not the same. So it counts word by word, but for the order of members.
 */
const documentForm = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(documentForm);
  if (!isObject(value)) return value;
  if ('Statement' in value) return policyForm(value);
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, documentForm(of)]));
};

class Former {
  readonly #rule: FormRule;

  constructor(rule: FormRule) {
    this.#rule = rule;
  }

  form(value: Json, path: readonly string[]): Json {
    if (path.length > MAX_SETTING_DEPTH) return '…';
    if (Array.isArray(value)) return this.#list(value, path);
    if (isObject(value))
      return 'Statement' in value ? policyForm(value) : this.#members(value, path);
    const inner = typeof value === 'string' ? parsed(value) : undefined;
    if (inner !== undefined) return documentForm(inner);
    if (value === null) return null;
    const text = String(value).replace(KEY_ARN, '');
    return this.#rule.spelt?.(text) ?? text;
  }

  #list(value: readonly Json[], path: readonly string[]): Json {
    const items = value.map((each) => this.form(each, [...path, '*']));
    if (this.#rule.ordered?.includes(path.join('.'))) return items;
    const byText = items.map((item) => [canonicalJson(item), item] as const);
    return byText.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, item]) => item);
  }

  #members(value: Members, path: readonly string[]): Json {
    const said = Object.entries(value)
      .filter(([name]) => !this.#rule.dropped?.includes([...path, name].join('.')))
      .map(([name, of]) => [name, this.form(of, [...path, name])] as const);
    const defaults = new Map(this.#defaultsAt(path));
    // Where something holds of itself, saying that it does not is saying something.
    const heard = said.filter(([name, of]) => (defaults.has(name) ? of !== null : !isEmpty(of)));
    const all = new Map([...defaults, ...heard]);
    return Object.fromEntries(all);
  }

  #defaultsAt(path: readonly string[]): readonly (readonly [string, Json])[] {
    const prefix = path.map((each) => `${each}.`).join('');
    return Object.entries(this.#rule.defaults ?? {})
      .filter(([at]) => at.startsWith(prefix) && !at.slice(prefix.length).includes('.'))
      .map(([at, value]) => {
        const name = at.slice(prefix.length);
        return [name, this.form(value, [...path, name])] as const;
      });
  }
}

/**
 * Settings in one form for all the ways in which a template and the services say the same: policies by what they
 * say, lists without an order that means nothing, texts of JSON as what they hold, numbers as texts, what is empty
 * left out, and what AWS sets of itself filled in.
 */
export const settingForm = (settings: Members, rule: FormRule): Members =>
  new Former(rule).form(settings, []) as Members;

/** The paths at which two forms differ: into objects, and no deeper than a list or a policy. */
export const differences = (one: Json | undefined, other: Json | undefined): readonly string[] => {
  if (one !== undefined && other !== undefined && canonicalJson(one) === canonicalJson(other))
    return [];
  if (!isMembers(one) || !isMembers(other)) return [''];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].flatMap((name) =>
    differencesAt(ownValue(one, name), ownValue(other, name)).map((rest) =>
      rest === '' ? name : `${name}.${rest}`,
    ),
  );
};

const isMembers = (value: Json | undefined): value is Members =>
  value !== undefined && isObject(value) && !('Statement' in value);

const differencesAt = (one: Json | undefined, other: Json | undefined): readonly string[] => {
  if (one === undefined && other === undefined) return [];
  // What only one side says is looked into as well, so that each of its fields is named.
  if (one === undefined && isMembers(other)) return differences({}, other);
  if (other === undefined && isMembers(one)) return differences(one, {});
  return differences(one, other);
};
