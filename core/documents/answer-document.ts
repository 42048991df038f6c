import { z } from 'zod';
import {
  type RefusalDocument,
  type Refused,
  refusalDocument,
} from '#core/documents/refusal-document.ts';
import { Release } from '#core/documents/release.ts';

/** A question that was answered. */
export interface Released {
  readonly outcome: 'released';
  readonly release: Release;
  /** The same question was answered before on the same versions: this is that answer, for free. */
  readonly repeated: boolean;
  /** Share of the asker's people who matched; only beside a released overlap. */
  readonly matchRate: string | undefined;
}

/** A release as it is handed out to one party. */
export const AnswerDocument = z.strictObject({
  kind: z.literal('answer'),
  ...Release.shape,
  repeated: z.boolean(),
  matchRate: z.string().max(20).optional(),
});
export type AnswerDocument = z.infer<typeof AnswerDocument>;

/** What came of a question, for whoever asked it. */
export const answerDocument = (answer: Released | Refused): AnswerDocument | RefusalDocument => {
  if (answer.outcome === 'refused') return refusalDocument(answer);
  const { release, repeated, matchRate } = answer;
  const beside = matchRate === undefined ? {} : { matchRate };
  return { kind: 'answer', ...release, ...beside, repeated };
};
