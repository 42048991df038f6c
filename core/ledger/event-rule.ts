import type { z } from 'zod';
import type { DraftState } from '#core/ledger/draft-state.ts';

/** A kind of event: what an entry says of it, and what follows for the state of the room. */
export interface EventRule<Schema extends z.ZodType> {
  readonly schema: Schema;
  /** Changes the draft by one event, noted at this time. */
  apply(draft: DraftState, event: z.infer<Schema>, at: string): void;
}

/** States a kind of event. */
export const eventRule = <Schema extends z.ZodType>(
  schema: Schema,
  apply: EventRule<Schema>['apply'],
): EventRule<Schema> => ({ schema, apply });
