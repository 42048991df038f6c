import { describe, expect, it } from 'vitest';
import { eventsOf } from '#core/agreement/declared-events.ts';
import { EventMapping } from '#core/drops/event-mapping.ts';
import { suggestEventMapping } from '#core/drops/suggest-event-mapping.ts';
import { EVENT_AGREEMENT } from '#test/core/usecases/event-file.ts';

const { agreement } = EVENT_AGREEMENT;

const suggestOf = (
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  [party, dataset]: readonly [string, string] = ['brand', 'purchases'],
) => {
  const events = eventsOf(agreement, party, dataset);
  if (!events) throw new Error('no list of events');
  return suggestEventMapping({ columns, rows }, { agreement, events, attested: true });
};

const HEADER = ['Order no', 'Cookie', 'E-mail', 'Bought at', 'Amount', 'Place'];

const rowsOf = (times: readonly string[], amount = '12.50') =>
  times.map((time, at) => [`A-${at}`, `c-${at}`, `p${at}@example.org`, time, amount, 'web']);

describe('a file of events suggests a mapping', () => {
  it('that can be used as it stands', () => {
    const rows = rowsOf(['20/10/2026 10:00:00', '13/10/2026 11:30:00', '01/11/2026 09:15:00']);
    const { mapping, complete, notes } = suggestOf(HEADER, rows);
    expect(mapping).toEqual({
      identifiers: { email: { column: 'E-mail', hashed: false } },
      bridges: ['Cookie'],
      time: { column: 'Bought at', format: 'DD/MM/YYYY HH:mm:ss' },
      dayAs: 'start',
      value: { column: 'Amount', currency: 'EUR' },
      eventId: 'Order no',
      attributes: { place: 'Place' },
    });
    expect(notes.filter(({ what }) => what === 'open')).toEqual([]);
    expect(complete).toBe(true);
    expect(EventMapping.parse(mapping)).toMatchObject({ time: { column: 'Bought at' } });
  });

  it.each([
    [['2026-10-20T10:00:00Z', '2026-10-21T10:00:00Z', '2026-10-22 09:00'], 'iso'],
    [['1761000000', '1761000001', '1761000002'], 'unix'],
    [['1761000000000', '1761000000001', '1761000000002'], 'unix-ms'],
    [['10/20/2026', '10/21/2026', '10/22/2026'], 'MM/DD/YYYY'],
    [['20.10.2026 10:00', '21.10.2026 10:00', '22.10.2026 11:00'], 'DD.MM.YYYY HH:mm:ss'],
  ])('with how its times are written: %j', (times, format) => {
    const { mapping } = suggestOf(HEADER, rowsOf(times));
    expect(mapping.time).toEqual({ column: 'Bought at', format });
  });

  it('that never guesses which is the day and which the month', () => {
    const { notes, complete } = suggestOf(
      HEADER,
      rowsOf(['01/11/2026', '02/11/2026', '03/11/2026']),
    );
    expect(complete).toBe(false);
    expect(notes).toContainEqual({
      ...{ about: 'time', what: 'open' },
      says: '"Bought at" may be written as DD/MM/YYYY or MM/DD/YYYY: say which by time: { column, format }.',
    });
  });

  it('that takes the currency from the column that holds it', () => {
    const rows = rowsOf(['2026-10-20', '2026-10-21', '2026-10-22']).map((row) => [...row, 'EUR']);
    const { mapping } = suggestOf([...HEADER, 'Curr'], rows);
    expect(mapping.value).toEqual({ column: 'Amount', currencyColumn: 'Curr' });
  });

  it('that leaves open what no column holds', () => {
    const { mapping, notes, complete } = suggestOf(['Note'], [['x'], ['y'], ['z']]);
    expect(mapping).toEqual({ identifiers: {}, dayAs: 'start', attributes: {} });
    const open = notes.filter(({ what }) => what === 'open').map(({ about }) => about);
    expect(open).toEqual(['bridges', 'time', 'value', 'place']);
    expect(complete).toBe(false);
  });

  it('without a value where the agreement has none', () => {
    const rows = Array.from({ length: 4 }, (_, n) => [`k-${n}`, '1761000000', 'spring', 'seen']);
    const columns = ['cookie', 'shown', 'campaign', 'type'];
    const { mapping, complete } = suggestOf(columns, rows, ['publisher', 'contacts']);
    expect(mapping).toEqual({
      ...{ identifiers: {}, bridges: ['cookie'], time: { column: 'shown', format: 'unix' } },
      ...{ dayAs: 'start', attributes: { campaign: 'campaign', type: 'type' } },
    });
    expect(complete).toBe(true);
  });
});
