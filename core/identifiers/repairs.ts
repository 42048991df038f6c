/**
 * What was certain to be meant though it was not written so: a value is put right, and counted by the kind
 * of repair, so that its owner knows. What is not certain is set aside instead.
 */
export const REPAIRS = ['spreadsheet-text', 'decimal-tail'] as const;
export type Repair = (typeof REPAIRS)[number];
