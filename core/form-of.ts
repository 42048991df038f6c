import { z } from 'zod';

/** What the guard of a form says of an input that is meant to have another form. */
const OTHER_FORM = { otherForm: true };

/**
 * One form of several that a thing may have: tried only on what `fits`, however much else of that is wrong.
 * So a fault is told of the form that was meant, and never of another one.
 */
export const formOf = <Output, Input>(
  fits: (input: unknown) => boolean,
  schema: z.ZodType<Output, Input>,
) => z.custom<Input>(fits, { params: OTHER_FORM, abort: true }).pipe(schema);

/** Was the input meant to have another form than the one that found this? */
export const isOfOtherForm = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'custom' && issue.params?.otherForm === true;
