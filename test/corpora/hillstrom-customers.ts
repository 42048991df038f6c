import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The arms of the trial as an agreement can call them. */
export const ARMS = {
  'Mens E-Mail': 'mens',
  'Womens E-Mail': 'womens',
  'No E-Mail': 'none',
} as const;

/** A customer of the trial. */
export interface Customer {
  readonly arm: string;
  readonly visit: string;
  /** What they spent in the two weeks after, in cents. */
  readonly spend: number;
}

/** The customers of the file. */
export const customersIn = (path: string): readonly Customer[] => {
  const [header = '', ...lines] = gunzipSync(readFileSync(path)).toString().trim().split(/\r?\n/);
  const names = header.split(',');
  // One column before them is quoted where it holds a comma: these are counted from the end.
  const fromEnd = (name: string): number => names.indexOf(name) - names.length;
  return lines.map((line) => {
    const fields = line.split(',');
    return {
      arm: ARMS[fields.at(fromEnd('segment')) as keyof typeof ARMS],
      visit: fields.at(fromEnd('visit')) === '1' ? 'yes' : 'no',
      spend: Math.round(100 * Number(fields.at(fromEnd('spend')))),
    };
  });
};
