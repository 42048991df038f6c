import { z } from 'zod';
import { isZone } from '#core/agreement/event-schema.ts';
import { Column } from '#core/drops/identifier-schema.ts';
import { standing, wordedObject } from '#core/drops/mapping-words.ts';
import { timeFormatFault } from '#core/drops/read-time.ts';

/** Which column holds a time, and how it is written there: by `iso` unless said. */
export const TIME_FIELDS = {
  column: Column,
  format: z.string().default('iso'),
  firstYear: z.int().optional(),
  /** That of times that name none. */
  zone: z
    .string({ error: ({ input }) => `name a time zone; here stands ${standing(input)}` })
    .max(64)
    .refine(isZone, 'there is no such time zone: write one such as UTC or Europe/Brussels')
    .optional(),
};

/** Tells a format that cannot be used, at its place. */
export const checkTimeFormat = (
  time: { readonly format: string; readonly firstYear?: number | undefined },
  context: z.core.$RefinementCtx,
): void => {
  const fault = timeFormatFault(time);
  if (fault !== undefined) context.addIssue({ code: 'custom', path: ['format'], message: fault });
};

/** A column of times and how they are written. */
export const WrittenTime = wordedObject(
  {
    what: 'name the column of times, or say how they are written: { column: When, format: "DD/MM/YYYY HH:mm:ss" }',
    known: ['column', 'format', 'firstYear', 'zone'],
    needed: 'column',
  },
  z.strictObject(TIME_FIELDS).superRefine(checkTimeFormat),
);
export type WrittenTime = z.infer<typeof WrittenTime>;

/** The same of a column of which only the name is said. */
export const isoTime = (column: string): WrittenTime => ({
  ...{ column, format: 'iso' },
  ...{ firstYear: undefined, zone: undefined },
});
