import type { PartyFault } from '#core/agreement/party-rules.ts';
import { unique } from '#core/agreement/unique.ts';
import { type DeclaredLevels, levelsOf, ROLLED_UP_OTHERS } from '#core/hierarchy.ts';
import { MAX_LEVELS } from '#core/limits.ts';
import { ownValue } from '#core/own-value.ts';

/** A list as far as its hierarchies go. */
interface Declared {
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly hierarchies?: Readonly<Record<string, DeclaredLevels>> | undefined;
}

type Fault = Pick<PartyFault, 'message' | 'remedy'>;

/** A place that speaks of an attribute which is not there. */
export const UNDECLARED: Fault = {
  message: 'the list declares no such attribute',
  remedy: 'name one of its attributes',
};
const LEVELS: Fault = {
  message: `an attribute has one to ${MAX_LEVELS} levels above it`,
  remedy: `declare ${MAX_LEVELS} at most, or leave it out`,
};
const NAME_TAKEN: Fault = {
  message: 'a level has the name of an attribute, or of another level',
  remedy: 'give it another name',
};
const OTHERS_TAKEN: Fault = {
  message: `a value or a parent is called "${ROLLED_UP_OTHERS}", as tables call those that rolled up`,
  remedy: 'give it another name',
};
const NO_TREE: Fault = {
  message:
    'at each level every value below stands under just one parent, and there are fewer parents than values',
  remedy: 'name each of them once, under fewer parents',
};

const faultOf = (
  { attributes, hierarchies = {} }: Declared,
  attribute: string,
  levels: DeclaredLevels,
): Fault | undefined => {
  const values = ownValue(attributes, attribute);
  if (values === undefined) return UNDECLARED;
  const names = Object.keys(levels);
  if (names.length === 0 || names.length > MAX_LEVELS) return LEVELS;
  const all = Object.values(hierarchies).flatMap((each) => Object.keys(each));
  if (names.some((name) => Object.hasOwn(attributes, name)) || !unique(all)) return NAME_TAKEN;
  const parents = Object.values(levels).flatMap((level) => Object.keys(level));
  if ([...values, ...parents].includes(ROLLED_UP_OTHERS)) return OTHERS_TAKEN;
  return levelsOf(values, levels) === undefined ? NO_TREE : undefined;
};

/** What is wrong with the hierarchies of a list, each told at its attribute. */
export const hierarchyFaults = (list: Declared): readonly PartyFault[] =>
  Object.entries(list.hierarchies ?? {}).flatMap(([attribute, levels]) => {
    const fault = faultOf(list, attribute, levels);
    return fault ? [{ path: ['hierarchies', attribute], ...fault }] : [];
  });
