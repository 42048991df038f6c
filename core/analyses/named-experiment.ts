import { attributeText, valuesOf } from '#core/analyses/attributes.ts';
import type { DeclaredLists, QuestionAttribute } from '#core/analyses/base-question.ts';
import { armsOf, type DeclaredExperiment } from '#core/analyses/experiment.ts';
import { AirlockError } from '#core/errors.ts';

/** Do the lists of a question have an attribute with these values? */
export const declares = (
  lists: DeclaredLists,
  attribute: QuestionAttribute,
  values: readonly string[],
): boolean => {
  const declared = valuesOf(attribute, lists);
  return values.every((value) => declared.includes(value));
};

/** The experiments in whose arms the people of a question's lists are. */
export const experimentsAmong = (lists: DeclaredLists): readonly DeclaredExperiment[] =>
  (lists.experiments ?? []).filter((experiment) =>
    declares(
      lists,
      experiment.assignment,
      armsOf(experiment).map(({ arm }) => arm),
    ),
  );

/** Experiments of which one is to be chosen. */
interface ExperimentChoice<Declared extends DeclaredExperiment> {
  readonly declared: readonly Declared[];
  /** The attributes by which one may be meant. */
  attributesOf(experiment: Declared): readonly QuestionAttribute[];
  /** What is said where what was written is no experiment at all. */
  readonly notByChance: string;
}

const listed = (declared: readonly DeclaredExperiment[]): string =>
  declared.map(({ name }) => name).join(', ');

/** Why no experiment is meant: a name without a dot was meant as one. */
const notFound = (
  by: readonly string[],
  { declared, notByChance }: Omit<ExperimentChoice<DeclaredExperiment>, 'attributesOf'>,
): string =>
  declared.length > 0 && by.some((name) => !name.includes('.'))
    ? `The agreement declares no such experiment of these lists: name one of ${listed(declared)}.`
    : notByChance;

/**
 * The experiment that is meant by its name or its attributes, or the only one. Throws AirlockError('usage') where none
 * is meant, or several are.
 */
export const namedExperiment = <Declared extends DeclaredExperiment>(
  by: readonly string[],
  { declared, attributesOf, notByChance }: ExperimentChoice<Declared>,
): Declared => {
  const [found, ...more] = declared.filter((each) =>
    by.every((name) => name === each.name || attributesOf(each).map(attributeText).includes(name)),
  );
  if (found === undefined) throw new AirlockError('usage', notFound(by, { declared, notByChance }));
  if (more.length === 0) return found;
  throw new AirlockError(
    'usage',
    `Several experiments are meant: name one of ${listed(declared)}.`,
  );
};
