import { ACCESS_RULES } from '#core/deployment/rules/access.ts';
import { DATA_RULES } from '#core/deployment/rules/data.ts';
import { FUNCTION_RULES } from '#core/deployment/rules/functions.ts';
import { NAME_RULES } from '#core/deployment/rules/names.ts';
import { WATCH_RULES } from '#core/deployment/rules/watch.ts';
import type { TypeRule } from '#core/deployment/type-rule.ts';

const RULES: ReadonlyMap<string, TypeRule> = new Map(
  Object.entries({
    ...FUNCTION_RULES,
    ...DATA_RULES,
    ...WATCH_RULES,
    ...ACCESS_RULES,
    ...NAME_RULES,
  }),
);

/** Of a type that has no rule of its own, all that the template says is compared. */
const ANY: TypeRule = {
  allows: 'The room is other than the one that this source and this agreement make.',
  fields: {},
};

/** The types of resources that have rules of their own. */
export const RULED_TYPES: ReadonlySet<string> = new Set(RULES.keys());

/** How the settings of a type are compared, and what each difference would allow. */
export const ruleOf = (type: string): TypeRule => RULES.get(type) ?? ANY;
