import { z } from 'zod';
import type { PartyFault } from '#core/agreement/party-rules.ts';
import { decimalsOfCurrency } from '#core/currency.ts';
import { MAX_EVENT_VALUE } from '#core/event-limits.ts';

/** A value as somebody declared it. */
const Stated = z.looseObject({
  currency: z.string().optional(),
  unit: z.string().optional(),
  decimals: z.int().optional(),
  clip: z.array(z.number()).length(2),
});
type Stated = z.infer<typeof Stated>;

/**
 * What answers call their other columns in a file: a value of such a name would have a header stand twice, or hide a
 * number of a chart.
 */
const COLUMNS: ReadonlySet<string> = new Set([
  ...['people', 'suppressed', 'plus_minus_95', 'share_of_released', 'index_to_all', 'release'],
  ...['answered', 'asked', 'k', 'low_95', 'high_95', 'near_threshold_estimate'],
  ...['conversions', 'conversions_plus_minus_95', 'first', 'second', 'low', 'high'],
]);

type Fault = Pick<PartyFault, 'message' | 'remedy'>;

/** Digits behind the point of a value: its own, or those of its currency. */
export const decimalsOf = ({ currency, decimals }: Pick<Stated, 'currency' | 'decimals'>): number =>
  decimals ?? (currency === undefined ? 0 : (decimalsOfCurrency(currency) ?? 0));

/** An amount in smallest units, exactly; undefined where it has more digits behind the point than that. */
export const smallestUnits = (amount: number, decimals: number): number | undefined => {
  const units = amount * 10 ** decimals;
  const whole = Math.round(units);
  return Math.abs(units - whole) < 1e-6 ? whole : undefined;
};

const nameFault = (name: string): Fault | undefined =>
  COLUMNS.has(name)
    ? {
        message: 'the files of an answer have a column of this name',
        remedy: 'give it another name, for example revenue',
      }
    : undefined;

const measureFault = ({ currency, unit, decimals }: Stated): Fault | undefined => {
  const isMoney = currency !== undefined && unit === undefined && decimals === undefined;
  const isUnit = currency === undefined && unit !== undefined && decimals !== undefined;
  if (isMoney || isUnit) return undefined;
  return {
    message: 'a value has either a currency, or a unit and its decimals',
    remedy: 'write, for example, currency: EUR; or unit: minutes, decimals: 0',
  };
};

const A_MOST = 'write the most that one event may count for';

const clipFault = (value: Stated): Fault | undefined => {
  const [low = 0, high = 0] = value.clip;
  const most = smallestUnits(high, decimalsOf(value));
  const isNothing = high <= 0 || most === 0;
  if (low !== 0)
    return {
      message: 'a clip begins at 0, so that no event counts against another',
      remedy: isNothing ? A_MOST : `write [0, ${high}]`,
    };
  if (isNothing)
    return { message: `a clip of [0, ${high}] leaves nothing of any value`, remedy: A_MOST };
  if (most === undefined)
    return {
      message: 'the clip has more digits behind the point than amounts have',
      remedy: 'round it',
    };
  if (most <= MAX_EVENT_VALUE) return undefined;
  return {
    message: `one event counts for at most ${MAX_EVENT_VALUE} of the smallest unit`,
    remedy: 'write the most that one event may count for: the less, the less noise',
  };
};

/** What is wrong with the values of an events dataset, of which there is one at most. */
export const valueFaults = (
  values: Readonly<Record<string, unknown>> | undefined,
  path: PartyFault['path'],
): readonly PartyFault[] => {
  const named = Object.entries(values ?? {});
  if (values !== undefined && named.length !== 1)
    return [{ path, message: 'an event has one value', remedy: 'name one, or leave it out' }];
  return named.flatMap(([name, stated]) => {
    const value = Stated.safeParse(stated);
    if (!value.success) return [];
    const [taken, measure] = [nameFault(name), measureFault(value.data)];
    const clip = clipFault(value.data);
    return [
      ...[taken, measure].flatMap((fault) => (fault ? [{ path: [...path, name], ...fault }] : [])),
      ...(clip ? [{ path: [...path, name, 'clip'], ...clip }] : []),
    ];
  });
};
