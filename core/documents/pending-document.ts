import { z } from 'zod';

/** A question that is paid for, and whose query still runs. */
export interface Pending {
  readonly outcome: 'pending';
  /** Name of the release that it will be. */
  readonly release: string;
}

/** A question whose answer is to come: the room goes on, and whoever asks again gets it and pays nothing more. */
export const PendingDocument = z.strictObject({
  kind: z.literal('pending'),
  release: z.string().regex(/^[0-9a-f]{32}$/),
});
export type PendingDocument = z.infer<typeof PendingDocument>;

/** What is said of it. */
export const pendingDocument = ({ release }: Pending): PendingDocument => ({
  kind: 'pending',
  release,
});
