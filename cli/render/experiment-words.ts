/** A table of texts, of which all but the first column are numbers: its heads, and its rows. */
export interface TextTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** An arm as it is called beside others. */
export const armName = ({
  arm,
  role,
}: {
  readonly arm: string;
  readonly role: 'control' | 'treated';
}): string => (role === 'control' ? `${arm} (control)` : arm);

/** How likely something is by chance: `p 0.412`. */
export const chanceText = (p: number): string =>
  p < 0.001 ? 'p below 0.001' : `p ${p.toFixed(3)}`;
