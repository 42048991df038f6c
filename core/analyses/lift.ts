import type { Analysis } from '#core/analyses/analysis.ts';
import {
  AttributesSettled,
  AttributesWritten,
  attributeText,
  settleAttributes,
  valuesOf,
} from '#core/analyses/attributes.ts';
import type { DeclaredLists, QuestionAttribute } from '#core/analyses/base-question.ts';
import { armsOf, Experiment } from '#core/analyses/experiment.ts';
import { segments } from '#core/analyses/segments.ts';
import { AirlockError } from '#core/errors.ts';

const written = { by: AttributesWritten };
const settled = { by: AttributesSettled.length(2), experiment: Experiment };

/** Do the lists of a question have an attribute with these values? */
const declares = (
  lists: DeclaredLists,
  attribute: QuestionAttribute,
  values: readonly string[],
): boolean => {
  const declared = valuesOf(attribute, lists);
  return values.every((value) => declared.includes(value));
};

/** The experiments of which the lists of a question have both attributes. */
const experimentsBetween = (lists: DeclaredLists): readonly Experiment[] =>
  (lists.experiments ?? []).filter(
    (experiment) =>
      declares(
        lists,
        experiment.assignment,
        armsOf(experiment).map(({ arm }) => arm),
      ) && declares(lists, experiment.outcome, experiment.converted),
  );

const namesOf = ({ assignment, outcome }: Experiment): readonly string[] =>
  [assignment, outcome].map(attributeText);

const NOT_BY_CHANCE =
  'Lift needs an attribute that the agreement declares as decided by chance alone, in "experiments": whoever was reached in any other way differs from the others in more than that, so a difference between them is no effect; ask "segments", which gives the same counts and claims nothing.';

/** Why no experiment is meant: a name without a dot was meant as one. */
const notFound = (by: readonly string[], declared: readonly Experiment[]): string => {
  const names = declared.map(({ name }) => name).join(', ');
  return names !== '' && by.some((name) => !name.includes('.'))
    ? `The agreement declares no such experiment of these lists: name one of ${names}.`
    : NOT_BY_CHANCE;
};

/** The experiment that is meant by its name or its attributes, or the only one. */
const experimentBy = (by: readonly string[], lists: DeclaredLists): Experiment => {
  const declared = experimentsBetween(lists);
  const [found, ...more] = declared.filter((each) =>
    by.every((name) => name === each.name || namesOf(each).includes(name)),
  );
  if (found === undefined) throw new AirlockError('usage', notFound(by, declared));
  if (more.length === 0) return found;
  const names = declared.map(({ name }) => name).join(', ');
  throw new AirlockError('usage', `Several experiments are meant: name one of ${names}.`);
};

/**
 * What a treatment did, where chance decided who got it: matched people by arm and outcome. Its cells are those of
 * `segments` by these two attributes, and so is what one person can do to them; what they say of the treatment is
 * worked out from what was released (core/measurement/).
 */
export const lift: Analysis<typeof written, typeof settled> = {
  invitation: '"lift" by an experiment that the agreement declares',
  written,
  settled,
  settle: ({ by }, lists) => {
    const experiment = experimentBy(by, lists);
    return { by: settleAttributes(namesOf(experiment), lists), experiment };
  },
  sensitivity: segments.sensitivity,
  sql: segments.sql,
  columns: segments.columns,
  values: segments.values,
  count: segments.count,
  beside: segments.beside,
};
