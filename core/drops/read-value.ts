import type { DeclaredEvents } from '#core/analyses/base-question.ts';
import { cellNumber } from '#core/drops/cell.ts';
import { readNumber } from '#core/drops/read-number.ts';

type DeclaredValue = NonNullable<DeclaredEvents['value']>;

/** An amount in whole smallest units as it counts, and what the clip took of it: negative where it added. */
export interface ReadValue {
  readonly value: number;
  readonly cut: number;
}

const THOUSANDTHS = 3;

/** Half away from zero, whichever way floating-point numbers lean: 0.285 of a currency of cents is 29. */
const rounded = (amount: number, decimals: number): number => {
  const size = Math.abs(amount) * 10 ** decimals;
  const whole = Math.floor(size + 0.5 + size * 1e-12);
  return amount < 0 ? -whole : whole;
};

/** Of a currency of thousandths `1.234` is no thousand: three digits behind the point are what amounts have. */
const thousandths = (text: string): number | undefined =>
  /^-?\d+\.\d{3}$/.test(text.trim()) ? Number(text) : undefined;

/** Reads the text of an amount; undefined where it is none, endless, or of more digits than are kept exactly: no amount. */
export const valueReader = ({
  decimals,
  most,
}: DeclaredValue): ((text: string) => ReadValue | undefined) => {
  return (text) => {
    const written = cellNumber(text).text;
    const plain = readNumber(text) ?? readNumber(written);
    const amount = plain ?? (decimals === THOUSANDTHS ? thousandths(written) : undefined);
    if (amount === undefined) return undefined;
    const units = rounded(amount, decimals);
    if (!Number.isSafeInteger(units)) return undefined;
    const value = Math.min(Math.max(units, 0), most);
    return { value, cut: units - value };
  };
};
