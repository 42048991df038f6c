import type { DeclaredEvents } from '#core/analyses/base-question.ts';
import type { EventMapping } from '#core/drops/event-mapping.ts';
import { valueReader } from '#core/drops/read-value.ts';
import { headerWords } from '#core/drops/suggestion/header-words.ts';
import { isTelling, type SampledColumn, shareOf } from '#core/drops/suggestion/sampled-column.ts';
import type { SuggestionNote } from '#core/drops/suggestion/suggestion-note.ts';

type DeclaredValue = NonNullable<DeclaredEvents['value']>;

const AMOUNT_WORDS =
  /\b(?:amount|revenue|value|total|subtotal|price|sum|spend|sales|turnover|betrag|umsatz|preis|summe|wert|montant|prix|somme|importe|precio|valor|importo|prezzo|valore|bedrag|prijs|omzet|preco)\b/;

const NEARLY_ALL = 0.9;

/** The column of an amount and its currency, and what is to be said of it. */
export interface SuggestedValue {
  readonly value?: NonNullable<EventMapping['value']>;
  readonly notes: readonly SuggestionNote[];
}

const open = (says: string): SuggestionNote => ({ about: 'value', what: 'open', says });

const holdsUnit = (column: SampledColumn, unit: string): boolean =>
  isTelling(column) && shareOf(column, (text) => text.toUpperCase() === unit) > NEARLY_ALL;

/** A currency has three capital letters; other units are said in no mapping. */
const currencyOf = (
  columns: readonly SampledColumn[],
  unit: string,
): { readonly currency?: string; readonly currencyColumn?: string } => {
  if (!/^[A-Z]{3}$/.test(unit)) return {};
  const ofUnit = columns.find((column) => holdsUnit(column, unit));
  return ofUnit ? { currencyColumn: ofUnit.name } : { currency: unit };
};

/** Which column holds the amount that the agreement declares, by its name, and in which currency it is. */
export const suggestValue = (
  columns: readonly SampledColumn[],
  declared: DeclaredValue,
): SuggestedValue => {
  const { name, unit } = declared;
  const named = columns.filter(
    ({ words }) => words === headerWords(name) || AMOUNT_WORDS.test(words),
  );
  const read = valueReader(declared);
  const isRead = (column: SampledColumn): boolean =>
    !isTelling(column) || shareOf(column, (text) => read(text) !== undefined) >= NEARLY_ALL;
  const best = named.find(isRead) ?? named[0];
  if (!best) return { notes: [open(`No column is named like "${name}": map one.`)] };
  const value = { column: best.name, ...currencyOf(columns, unit) };
  const says = `"${best.name}" holds what is no amount: write plain numbers, without the sign of a currency.`;
  return { value, notes: isRead(best) ? [] : [open(says)] };
};
