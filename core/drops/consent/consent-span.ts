import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { type TakenSpan, takenSpan } from '#core/drops/taken-span.ts';

/** When consent must have been given to count in a drop that is prepared at a time. */
export const consentSpan = ({ consent }: Agreement, preparedAt: Date): TakenSpan =>
  takenSpan(consent?.maxAgeDays, preparedAt);
