import type { Analysis } from '#core/analyses/analysis.ts';
import type { DeclaredEvents, DeclaredLists } from '#core/analyses/base-question.ts';
import { CATALOGUE } from '#core/analyses/catalogue.ts';
import { settleFilters } from '#core/analyses/filters.ts';
import type { Question } from '#core/analyses/question.ts';
import type { VaultQuery } from '#core/matching/vault-query.ts';
import { vaultQuery } from '#core/usecases/questions/question-query.ts';
import type { PlainQuestion } from '#test/reference/plain-question.ts';
import { askedOf } from '#test/support/asked-of.ts';
import { tableOf } from '#test/support/vault.ts';
import { EVENTS, PEOPLE } from './link-tables.ts';
import { sizeOf } from './some-histories.ts';

/** A question of the product, with the lists that it is asked of. */
export interface AskedHistory {
  readonly question: Question;
  readonly analysis: Analysis;
  readonly lists: DeclaredLists;
}

const declared = (names: readonly string[]): Record<string, readonly string[]> =>
  Object.fromEntries(
    names.map((name) => [name, Array.from({ length: sizeOf(name) }, (_, at) => String(at + 1))]),
  );

const eventsOf = (
  own: Pick<DeclaredEvents, 'party' | 'dataset' | 'of' | 'attributes'>,
): DeclaredEvents => ({
  ...{ ...own, by: ['email'], zone: 'UTC', maxAgeDays: 365, lookBackDays: 30, frequency: [1] },
});

const engagementOf = ({ type, days, priority }: PlainQuestion): DeclaredEvents['engagement'] =>
  type === undefined
    ? undefined
    : {
        attribute: type,
        types: Object.fromEntries(
          [1, 2].map((code) => [
            String(code),
            { priority: priority[code] ?? 9, lookBackDays: days[code] ?? 0 },
          ]),
        ),
      };

const listsOf = (asked: PlainQuestion): DeclaredLists => {
  const engagement = engagementOf(asked);
  return {
    counted: { party: 'brand', attributes: declared(PEOPLE.slice(0, 1)) },
    other: { party: 'publisher', attributes: declared(PEOPLE.slice(1)) },
    experiments: [
      {
        ...{ name: 'spring', assignment: { party: 'publisher', attribute: 'device' } },
        ...{ control: { arm: '1', parts: 1 }, treated: [{ arm: '2', parts: 1 }] },
      },
    ],
    conversions: {
      ...eventsOf({
        ...{ party: 'brand', dataset: 'purchases', of: 'customers' },
        attributes: declared(EVENTS.conversions),
      }),
      value: { name: 'revenue', unit: 'EUR', decimals: 2, most: 999 },
    },
    touches: {
      ...eventsOf({
        ...{ party: 'publisher', dataset: 'contacts', of: 'audience' },
        attributes: declared(EVENTS.touches),
      }),
      ...(engagement && { engagement }),
      lookBackDays: asked.days[1] ?? 0,
      frequency: (asked.frequency ?? [1]).filter((end) => end > 0),
    },
    contributions: { conversions: asked.c, touches: asked.t },
  };
};

const PARTY: Readonly<Record<string, string>> = {
  ...{ tier: 'brand', place: 'brand' },
  ...{ device: 'publisher', campaign: 'publisher', type: 'publisher' },
};
const named = (name: string): string => `${PARTY[name]}.${name}`;

const nameOf = ({ method }: PlainQuestion): keyof typeof CATALOGUE =>
  method in CATALOGUE ? (method as keyof typeof CATALOGUE) : 'attribution';

/** The question that a party would ask to ask this. */
export const askedHistory = (asked: PlainQuestion): AskedHistory => {
  const { method, people, event, where, from, to } = asked;
  const name = nameOf(asked);
  const analysis: Analysis = CATALOGUE[name];
  const all = listsOf(asked);
  const { conversions, touches, ...rest } = all;
  const { reads } = analysis.histories ?? { reads: { conversions: false, touches: false } };
  const lists = {
    ...rest,
    ...(reads.conversions && { conversions }),
    ...(reads.touches && { touches }),
  };
  const settled = analysis.settle(
    {
      by: [...people, ...(event === undefined ? [] : [event])].map(named),
      ...(name === 'attribution' && { method }),
      ...(name === 'reach' && {
        values: event === undefined ? 1 : asked.values,
        frequency: asked.frequency !== undefined,
      }),
    },
    lists,
  );
  const filters = settleFilters(
    Object.fromEntries(where.map(({ attribute, codes }) => [named(attribute), codes.map(String)])),
    lists,
  );
  const question = {
    analysis: name,
    counted: { party: 'brand', dataset: 'customers' },
    other: { party: 'publisher', dataset: 'audience' },
    on: ['email'],
    ...settled,
    ...(filters && { where: filters }),
    period: { from, to },
  } as unknown as Question;
  return { question, analysis, lists };
};

/** The query of such a question, for cells of at least k people. */
export const historyQuery = ({ question, lists }: AskedHistory, k: number): VaultQuery => {
  const events = (party: string, dataset: string, attributes: readonly string[]) => ({
    ...{ events: tableOf(party, dataset), size: 1_000, rows: 1_000 },
    attributes: attributes.toSorted(),
  });
  return vaultQuery(
    question,
    askedOf({
      tables: {
        counted: tableOf('brand', 'customers'),
        other: tableOf('publisher', 'audience'),
      },
      ...{ lists, k },
      events: {
        conversions: events('brand', 'purchases', EVENTS.conversions),
        touches: events('publisher', 'contacts', EVENTS.touches),
      },
    }),
  );
};
