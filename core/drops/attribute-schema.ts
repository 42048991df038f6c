import { z } from 'zod';
import { strictRecord } from '#core/agreement/strict-record.ts';
import { BAND_FORMS, bandFault, overlap, parseBand } from '#core/drops/bands.ts';
import { IGNORABLE } from '#core/drops/fold.ts';
import { Column, checkFormat, dateKeys } from '#core/drops/identifier-schema.ts';
import { standing, wordedObject } from '#core/drops/mapping-words.ts';
import { yearFirstDay } from '#core/drops/read-date.ts';

const Text = z
  .string({
    error: ({ input }) => `write a declared value in quotes; here stands ${standing(input)}`,
  })
  .min(1, 'name a declared value; here stands an empty text');

/** The day that ages and recency are counted to. Never today unsaid: a drop must come out the same tomorrow. */
const Day = z
  .string({ error: ({ input }) => `name a day, e.g. 2026-11-01; here stands ${standing(input)}` })
  .refine((text) => yearFirstDay(text) === text, {
    error: 'this is no day: write it as YYYY-MM-DD, e.g. 2026-11-01',
  });

/** Keys that turn a date into how long before a stated day it was. */
export const BEFORE_KEYS = ['yearsBefore', 'monthsBefore', 'daysBefore'] as const;

const becoming = (what: string) =>
  strictRecord(
    z.record(z.string(), Text, { error: ({ input }) => `${what}; here stands ${standing(input)}` }),
  );

const Mapped = z.strictObject({
  column: Column,
  values: becoming('say which text of the file means which declared value').optional(),
  bands: becoming(`say which band means which declared value: ${BAND_FORMS}`).optional(),
  otherwise: Text.optional(),
  ignore: z
    .array(z.enum(IGNORABLE, { error: () => `what may be ignored is ${IGNORABLE.join(' or ')}` }), {
      error: ({ input }) => `list what to ignore; here stands ${standing(input)}`,
    })
    .optional(),
  ...dateKeys,
  yearsBefore: Day.optional(),
  monthsBefore: Day.optional(),
  daysBefore: Day.optional(),
});
type Mapped = z.infer<typeof Mapped>;

type Refuse = (path: readonly string[], message: string) => void;

const checkBands = (mapped: Mapped, refuse: Refuse): void => {
  const written = Object.keys(mapped.bands ?? {});
  const bands = written.flatMap((text) => parseBand(text) ?? []);
  const bad = written.map((text) => ({ text, fault: bandFault(text) })).find(({ fault }) => fault);
  const ofDays = new Set(bands.map((band) => band.ofDays));
  if (bad?.fault !== undefined) refuse(['bands', bad.text], bad.fault);
  else if (bands.some((one, at) => bands.slice(at + 1).some((other) => overlap(one, other))))
    refuse(['bands'], 'two bands hold the same number: let each begin where another ends');
  else if (ofDays.size > 1)
    refuse(['bands'], 'bands are all of numbers or all of days, not of both');
};

const checkDates = (mapped: Mapped, refuse: Refuse): void => {
  const before = BEFORE_KEYS.filter((key) => mapped[key] !== undefined);
  const ofDays = Object.keys(mapped.bands ?? {}).some((text) => parseBand(text)?.ofDays);
  if (before.length > 1)
    refuse([before[1] ?? ''], `there is ${before[0]} already: keep one of them`);
  else if (before[0] !== undefined && (ofDays || !mapped.bands))
    refuse([before[0]], 'this needs bands of numbers, e.g. bands: { 18-34: young, 35+: older }');
  else if (mapped.format !== undefined && before.length === 0 && !ofDays)
    refuse(
      ['format'],
      'a format is for dates: add bands of days, or yearsBefore, monthsBefore or daysBefore with the day to count to',
    );
};

/** Where an attribute stands, and how what stands there becomes a declared value. */
export const AttributeSource = z.union([
  wordedObject(
    {
      what: 'map an attribute by the name of a column, or by { column, values, bands, otherwise, ignore }',
      known: Object.keys(Mapped.shape),
      needed: 'column',
    },
    Mapped.superRefine((mapped, context) => {
      const refuse: Refuse = (path, message) =>
        context.addIssue({ code: 'custom', path: [...path], message });
      checkBands(mapped, refuse);
      checkDates(mapped, refuse);
      checkFormat(mapped, context);
    }),
  ),
  Column,
]);
export type AttributeSource = z.infer<typeof AttributeSource>;
