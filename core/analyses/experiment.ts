import { z } from 'zod';
import { QuestionAttribute } from '#core/analyses/base-question.ts';
import { AttributeValue, ExperimentName } from '#core/names.ts';

const Arm = z.strictObject({
  /** The value of the attribute that chance decided. */
  arm: AttributeValue,
  /** How many parts of all people chance was to give it. */
  parts: z.int().positive(),
});

const DEALT = {
  name: ExperimentName,
  /** The attribute that says in which arm a person is, and that nothing but chance decided. */
  assignment: QuestionAttribute,
  /** Whom nothing was shown: the others are held against them. */
  control: Arm,
  treated: z.array(Arm).min(1),
};

const OUTCOME = {
  /** The attribute that says what people did. */
  outcome: QuestionAttribute,
  /** Which of its values are conversions. */
  converted: z.array(AttributeValue).min(1),
};

/** Arms that chance made, whatever came of them. */
export const Arms = z.strictObject(DEALT);
export type Arms = z.infer<typeof Arms>;

/** A comparison that the agreement declares as made by chance, with nothing left out that has a preset. */
export const Experiment = z.strictObject({ ...DEALT, ...OUTCOME });
export type Experiment = z.infer<typeof Experiment>;

/** An experiment as an agreement declares it: with no outcome where only events tell what people did. */
export type DeclaredExperiment = Arms | Experiment;

/** Whether an attribute says what people did. */
export const hasOutcome = (declared: DeclaredExperiment): declared is Experiment =>
  'outcome' in declared;

/** The arms alone, in the one form in which equal questions are equal texts. */
export const withoutOutcome = ({
  name,
  assignment,
  control,
  treated,
}: DeclaredExperiment): Arms => ({
  ...{ name, assignment, control, treated },
});

/** Every arm of an experiment, the control first. */
export const armsOf = ({
  control,
  treated,
}: Pick<Arms, 'control' | 'treated'>): readonly Arms['control'][] => [control, ...treated];
