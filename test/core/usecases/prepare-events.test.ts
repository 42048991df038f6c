import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkManifest } from '#core/drops/check-manifest.ts';
import { EventMapping } from '#core/drops/event-mapping.ts';
import { NO_MARK } from '#core/drops/event-plan.ts';
import { digestIdentifier } from '#core/identifiers/digest.ts';
import { ownIdDigest } from '#core/identifiers/own-id.ts';
import type { NormalisedIdentifier } from '#core/identifiers/profile.ts';
import { readParquet } from '#proof/rehearsal/parquet.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';
import { EVENT_AGREEMENT, preparePurchases, purchase } from './event-file.ts';

afterEach(removeTempFolders);

const NOON = Date.parse('2026-11-01T11:00:00Z') / 1000;

const rowsOf = async (rows: readonly (readonly string[])[], mapping?: object) => {
  const { out } = await preparePurchases(rows, mapping);
  return readParquet(join(out, 'part-0001.parquet'));
};

describe('a file of events', () => {
  it('becomes a digest, a second, attributes and smallest units, and nothing else', async () => {
    const rows = [
      purchase(),
      purchase({ Cookie: '', 'E-mail': ' Ada@Example.org ', Channel: 'Shop' }),
    ];
    const { out, preparation } = await preparePurchases(rows);
    expect(await readParquet(join(out, 'part-0001.parquet'))).toEqual([
      {
        ...{ _own_a: ownIdDigest('brand', 'c-1'), email: null, place: 'web' },
        ...{ _at: String(NOON), _value: '1250', _mark: NO_MARK },
      },
      {
        _own_a: null,
        email: digestIdentifier('ada@example.org' as NormalisedIdentifier),
        ...{ place: 'store', _at: String(NOON), _value: '1250', _mark: NO_MARK },
      },
    ]);
    if (preparation.outcome !== 'prepared') throw new Error('refused');
    expect(preparation.manifest).toMatchObject({ kinds: ['_own_a', 'email'], rows: 2 });
    expect(() => checkManifest(preparation.manifest, EVENT_AGREEMENT)).not.toThrow();
  });

  it('keeps of several identifiers the first that is agreed on and can be used', async () => {
    const both = { 'E-mail': 'ada@example.org' };
    const others = Array.from({ length: 40 }, (_, at) => purchase({ Amount: String(at) }));
    const rows = await rowsOf([purchase(both), purchase({ ...both, Cookie: 'n/a' }), ...others]);
    expect(rows.slice(0, 2).map((row) => [row._own_a !== null, row.email !== null])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it.each<[string, Readonly<Record<string, string>>, columns: string]>([
    ['unread-time', { When: '1/11/2026' }, 'When'],
    ['impossible-time', { When: '2026-11-31' }, 'When'],
    ['impossible-time', { When: '2026-10-25T25:00' }, 'When'],
    ['future-event', { When: '2026-11-04' }, 'When'],
    ['too-old', { When: '2026-07-01' }, 'When'],
    ['unread-value', { Amount: 'NaN' }, 'Amount, Currency'],
    ['unread-value', { Amount: '' }, 'Amount, Currency'],
    ['other-currency', { Currency: 'USD' }, 'Amount, Currency'],
    ['undeclared-value', { Channel: 'moon' }, 'Channel'],
    ['no-identifier', { Cookie: '' }, 'E-mail, Cookie'],
    ['placeholder', { Cookie: 'unknown' }, 'Cookie'],
    ['duplicate-event', {}, ''],
  ])('leaves an event out for one reason, and loses none: %s', async (reason, changes, columns) => {
    const rows = [
      purchase(),
      purchase(changes),
      ...Array.from({ length: 40 }, (_, at) => purchase({ Amount: String(at) })),
    ];
    const { out, preparation } = await preparePurchases(rows);
    const { report } = preparation;
    expect(report).toMatchObject({ rows: 42, accepted: 41, quarantined: { [reason]: 1 } });
    expect(report.listed).toEqual([{ line: 3, reason }]);
    const listed = await readFile(join(out, 'quarantine.csv'), 'utf8');
    expect(listed).toContain(
      columns === '' ? reason : `${columns.includes(',') ? `"${columns}"` : columns},${reason}`,
    );
    expect(listed).not.toMatch(/c-1|12\.50/);
  });

  it('clips amounts, and says how many and by how much', async () => {
    const { out, preparation } = await preparePurchases([
      purchase({ Amount: '600' }),
      purchase({ Amount: '-5' }),
      purchase(),
    ]);
    expect(preparation.report.clipped).toEqual({ below: 1, above: 1, cut: 10_000 });
    const rows = await readParquet(join(out, 'part-0001.parquet'));
    expect(rows.map((row) => row._value)).toEqual(['50000', '0', '1250']);
  });

  it('takes two equal events for two where their ids differ, and an id for no part of the drop', async () => {
    const rows = [
      purchase({ Order: 'A-17' }),
      purchase({ Order: 'A-18' }),
      purchase({ Order: 'A-17' }),
    ];
    const { out, preparation } = await preparePurchases(rows, { eventId: 'Order' });
    expect(preparation.report).toMatchObject({
      accepted: 2,
      quarantined: { 'duplicate-event': 1 },
    });
    const written = await readFile(join(out, 'part-0001.parquet'), 'latin1');
    expect(written).not.toContain('A-17');
  });

  it('says its first and last time, taken or not, and in which zone they were read', async () => {
    const rows = [
      purchase(),
      purchase({ When: '2026-10-20T08:00:00Z', Amount: '1' }),
      purchase({ When: '2026-07-01' }),
    ];
    const { preparation } = await preparePurchases(rows);
    const first = Date.parse('2026-06-30T22:00:00Z') / 1000;
    expect(preparation.report.times).toEqual({
      ...{ first, last: NOON, zone: 'Europe/Brussels', zoneOf: 'agreement' },
    });
    const none = await preparePurchases([purchase({ When: 'n/a' })]);
    expect(none.preparation.report).not.toHaveProperty('times');
  });

  it('takes times that name no zone for those of the zone that the mapping names', async () => {
    const time = { column: 'When', zone: 'America/New_York' };
    const rows = [purchase(), purchase({ When: '2026-11-01T12:00:00+01:00' })];
    const { out, preparation } = await preparePurchases(rows, { time });
    const there = Date.parse('2026-11-01T17:00:00Z') / 1000;
    expect((await readParquet(join(out, 'part-0001.parquet'))).map(({ _at }) => _at)).toEqual([
      String(there),
      String(NOON),
    ]);
    expect(preparation.report.times).toEqual({
      ...{ first: NOON, last: there, zone: 'America/New_York', zoneOf: 'mapping' },
    });
    const nowhere = EventMapping.safeParse({ time: { ...time, zone: 'Europe/Atlantis' } });
    expect(nowhere.error?.issues[0]?.message).toContain('there is no such time zone');
  });

  it('is prepared with a warning where an id of an event is several', async () => {
    const { preparation } = await preparePurchases([purchase({ Cookie: 'c-1|d-1' })]);
    expect(preparation.warnings).toEqual([expect.stringContaining('write one id for each event')]);
    expect((await preparePurchases([purchase()])).preparation).not.toHaveProperty('warnings');
  });

  it('is the same drop whenever it is prepared, but for its name and time', async () => {
    const rows = [purchase(), purchase({ Cookie: 'c-2', Order: 'A-18' })];
    const sums = async () => {
      const { preparation } = await preparePurchases(rows, { eventId: 'Order' });
      if (preparation.outcome !== 'prepared') throw new Error('refused');
      return preparation.manifest.parts.map(({ sha256 }) => sha256);
    };
    expect(await sums()).toEqual(await sums());
  });

  it.each<[object, RegExp]>([
    [{ identifiers: { phone: 'E-mail' } }, /knows these events by first_party_id, email/],
    [{ identifiers: {}, bridges: undefined }, /Map at least one column to first_party_id or email/],
    [{ value: undefined }, /declares the value "revenue"/],
    [{ value: { column: 'Amount', currency: 'USD' } }, /takes amounts in EUR/],
    [{ attributes: {} }, /declares the attribute "place"/],
    [{ attributes: { place: 'Channel', tier: 'Channel' } }, /declares no attribute "tier"/],
    [{ time: 'Where' }, /no column "Where"/],
  ])(
    'is refused before a row is read where the mapping does not fit: %j',
    async (mapping, says) => {
      await expect(preparePurchases([purchase()], mapping)).rejects.toThrow(says);
    },
  );
});
