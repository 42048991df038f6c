import type { Analysis } from '#core/analyses/analysis.ts';
import {
  AttributesSettled,
  AttributesWritten,
  attributeText,
  settleAttributes,
} from '#core/analyses/attributes.ts';
import type { DeclaredLists } from '#core/analyses/base-question.ts';
import { Arms, hasOutcome, withoutOutcome } from '#core/analyses/experiment.ts';
import { experimentsAmong, namedExperiment } from '#core/analyses/named-experiment.ts';
import { countedAsSegments } from '#core/analyses/segments.ts';
import { AirlockError } from '#core/errors.ts';

const written = { by: AttributesWritten };
const settled = { by: AttributesSettled.length(2), experiment: Arms };

const NO_ARMS =
  'Balance needs an experiment that the agreement declares of these lists, in "experiments": only of arms that chance made is it known how alike they should be; ask "segments", which gives the same counts and judges nothing.';

const NO_ATTRIBUTE =
  'Balance needs one attribute by which arms may differ: name it last, as party.attribute, after the experiment where there are several.';

const AN_OUTCOME =
  'What people did after the treatment does not say how they were dealt into arms: name an attribute that was fixed before it, or ask "lift".';

/** What is said of how people of these arms came to differ afterwards, by whichever experiment. */
const outcomesOf = ({ assignment }: Arms, { experiments = [] }: DeclaredLists): readonly string[] =>
  experiments
    .filter(hasOutcome)
    .filter((each) => attributeText(each.assignment) === attributeText(assignment))
    .map(({ outcome }) => attributeText(outcome));

const usage = (says: string): never => {
  throw new AirlockError('usage', says);
};

/**
 * Whether the arms of an experiment are alike in an attribute, as chance would have them: matched people by arm and
 * value. Its cells are those of `segments` by these two attributes, and so is what one person can do to them; what
 * chance has to say of them is worked out from what was released (core/measurement/).
 */
export const balance: Analysis<typeof written, typeof settled> = {
  invitation: '"balance" by an experiment that the agreement declares and one attribute',
  written,
  settled,
  settle: ({ by }, lists) => {
    const experiment = withoutOutcome(
      namedExperiment(by.slice(0, -1), {
        declared: experimentsAmong(lists),
        attributesOf: ({ assignment }) => [assignment],
        notByChance: NO_ARMS,
      }),
    );
    const assignment = attributeText(experiment.assignment);
    const attribute = by.at(-1) ?? '';
    if (!attribute.includes('.') || attribute === assignment) usage(NO_ATTRIBUTE);
    if (outcomesOf(experiment, lists).includes(attribute)) usage(AN_OUTCOME);
    return { by: settleAttributes([assignment, attribute], lists), experiment };
  },
  ...countedAsSegments,
};
