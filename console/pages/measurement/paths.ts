import type { MeasureForm } from '#console/pages/measurement/measure-form.ts';
import type { Measure } from '#console/pages/measurement/offers.ts';

/** What of a form is chosen, where nothing may be. */
type Chosen = { readonly [Name in keyof MeasureForm]?: MeasureForm[Name] | undefined };

/** Where a question is put together, with what of it is chosen already. */
export const measurePath = (measure: Measure, form: Chosen = {}): string => {
  const fields = Object.entries(form).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
  const path = `/measurement/${measure}`;
  return fields.length === 0
    ? path
    : `${path}?${new URLSearchParams(Object.fromEntries(fields)).toString()}`;
};

/** Where an answer is read. */
export const answerPath = (release: string): string => `/measurement/answers/${release}`;
