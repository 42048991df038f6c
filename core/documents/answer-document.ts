import { z } from 'zod';
import { BalanceReading } from '#core/documents/balance-reading.ts';
import { FairnessWarning } from '#core/documents/fairness-warning.ts';
import { LiftReading } from '#core/documents/lift-reading.ts';
import {
  type RefusalDocument,
  type Refused,
  refusalDocument,
} from '#core/documents/refusal-document.ts';
import { Release, ReleasedCell, SuppressedCell } from '#core/documents/release.ts';
import { RepresentationReading } from '#core/documents/representation-reading.ts';
import { Told } from '#core/documents/told.ts';

/** A cell as it is to be read. */
const AnswerCell = z.discriminatedUnion('outcome', [
  z.strictObject({
    ...ReleasedCell.shape,
    /**
     * Of a number near the threshold, which is too high on average: the true count is within these in 95 of
     * 100 such cells. Left out where it is as far off as any count.
     */
    low: z.int().nonnegative().optional(),
    high: z.int().nonnegative().optional(),
    /** What such a number stands for in the middle. */
    estimate: z.int().nonnegative().optional(),
    /** Of `value`: what the amount comes to for each of these people, in smallest units, and between what it is. */
    mean: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }).optional(),
  }),
  SuppressedCell,
]);
export type AnswerCell = z.infer<typeof AnswerCell>;

/** What is said when a release is read, beside what is stored. */
export interface Reading {
  readonly cells: AnswerCell[];
  readonly told: Told[];
  /** What is to be said of attributes that stand for something else; left out where there are none. */
  readonly fairness?: FairnessWarning[];
  /** What a release of `lift` or `event-lift` says of the treatment; of no other analysis. */
  readonly lift?: LiftReading;
  /** What a release of `balance` says of the arms; of no other analysis. */
  readonly balance?: BalanceReading;
  /** What a release of `representation` says of an audience; of no other analysis. */
  readonly representation?: RepresentationReading;
}

/** A question that was answered. */
export interface Released extends Reading {
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
  cells: z.array(AnswerCell).min(1),
  repeated: z.boolean(),
  matchRate: z.string().max(20).optional(),
  /** What all answers so far tell about the people of each party, as it is now. */
  told: z.array(Told).optional(),
  /** What is to be said of attributes by which it counts or chooses, and that stand for something else. */
  fairness: z.array(FairnessWarning).min(1).optional(),
  /** Of a `lift` or `event-lift` alone: what was released says of the treatment. */
  lift: LiftReading.optional(),
  /** Of a `balance` alone: what was released says of the arms. */
  balance: BalanceReading.optional(),
  /** Of a `representation` alone: what was released says of whom the audience leaves out. */
  representation: RepresentationReading.optional(),
});
export type AnswerDocument = z.infer<typeof AnswerDocument>;

/** What came of a question, for whoever asked it. */
export const answerDocument = (answer: Released | Refused): AnswerDocument | RefusalDocument => {
  if (answer.outcome === 'refused') return refusalDocument(answer);
  const { release, cells, told, repeated, matchRate, lift, balance, representation, fairness } =
    answer;
  const beside = {
    ...(matchRate !== undefined && { matchRate }),
    ...(lift && { lift }),
    ...(balance && { balance }),
    ...(representation && { representation }),
    ...(fairness && { fairness }),
  };
  return { kind: 'answer', ...release, cells, ...beside, repeated, told };
};
