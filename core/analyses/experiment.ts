import { z } from 'zod';
import { QuestionAttribute } from '#core/analyses/base-question.ts';
import { AttributeValue, ExperimentName } from '#core/names.ts';

const Arm = z.strictObject({
  /** The value of the attribute that chance decided. */
  arm: AttributeValue,
  /** How many parts of all people chance was to give it. */
  parts: z.int().positive(),
});

/** A comparison that the agreement declares as made by chance, with nothing left out that has a preset. */
export const Experiment = z.strictObject({
  name: ExperimentName,
  /** The attribute that says in which arm a person is, and that nothing but chance decided. */
  assignment: QuestionAttribute,
  /** Whom nothing was shown: the others are held against them. */
  control: Arm,
  treated: z.array(Arm).min(1),
  /** The attribute that says what people did. */
  outcome: QuestionAttribute,
  /** Which of its values are conversions. */
  converted: z.array(AttributeValue).min(1),
});
export type Experiment = z.infer<typeof Experiment>;

/** Every arm of an experiment, the control first. */
export const armsOf = ({ control, treated }: Experiment): readonly Experiment['control'][] => [
  control,
  ...treated,
];
