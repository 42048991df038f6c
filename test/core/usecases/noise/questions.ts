import type { QuestionRequest } from '#core/analyses/question.ts';
import { ATTRIBUTES } from './noisy-agreement.ts';

const NAMES = Object.entries(ATTRIBUTES).flatMap(([party, attributes]) =>
  Object.keys(attributes).map((name) => `${party}.${name}`),
);

const BY: readonly (readonly string[])[] = [
  [],
  ...NAMES.map((name) => [name]),
  ...NAMES.flatMap((one, at) => NAMES.slice(at + 1).map((other) => [one, other])),
];

/** Different questions, each of which the agreement allows. */
export const QUESTIONS: readonly QuestionRequest[] = BY.flatMap((by) =>
  ([['email', 'phone'], ['email'], ['phone']] as const).map((on) => ({
    analysis: by.length === 0 ? ('overlap' as const) : ('segments' as const),
    on: [...on],
    by: [...by],
  })),
);

/** How many people both lists share. */
export const OVERLAP: QuestionRequest = { analysis: 'overlap' };
