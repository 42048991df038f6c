import type { Analysis } from '#core/analyses/analysis.ts';
import {
  AttributesSettled,
  AttributesWritten,
  attributeText,
  settleAttributes,
} from '#core/analyses/attributes.ts';
import type { DeclaredLists, QuestionAttribute } from '#core/analyses/base-question.ts';
import { Experiment, hasOutcome } from '#core/analyses/experiment.ts';
import { declares, experimentsAmong, namedExperiment } from '#core/analyses/named-experiment.ts';
import { countedAsSegments } from '#core/analyses/segments.ts';

const written = { by: AttributesWritten };
const settled = { by: AttributesSettled.length(2), experiment: Experiment };

/** The experiments of which the lists of a question have both attributes. */
const experimentsBetween = (lists: DeclaredLists): readonly Experiment[] =>
  experimentsAmong(lists)
    .filter(hasOutcome)
    .filter(({ outcome, converted }) => declares(lists, outcome, converted));

/** What is said where somebody asks for a lift of what chance did not decide. */
export const NOT_BY_CHANCE =
  'Lift needs an attribute that the agreement declares as decided by chance alone, in "experiments": whoever was reached in any other way differs from the others in more than that, so a difference between them is no effect; ask "segments", which gives the same counts and claims nothing.';

const attributesOf = ({ assignment, outcome }: Experiment): readonly QuestionAttribute[] => [
  assignment,
  outcome,
];

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
    const experiment = namedExperiment(by, {
      ...{ declared: experimentsBetween(lists), attributesOf, notByChance: NOT_BY_CHANCE },
    });
    const attributes = attributesOf(experiment).map(attributeText);
    return { by: settleAttributes(attributes, lists), experiment };
  },
  ...countedAsSegments,
};
