import { describe, expect, it } from 'vitest';
import { trailOfEvents } from '#adapters/duckdb/trail/trail-of-events.ts';
import { fillSql } from '#adapters/sql-files.ts';
import { MAX_DETAILED_EVENTS, MAX_IDENTIFIED_EVENTS } from '#core/audit/audit-limits.ts';
import { DETECTIONS } from '#core/audit/detections.ts';
import { assumedRole, EXAMPLE_ROOM, exampleEvent, exampleKey } from '#core/audit/example-event.ts';
import { findAll, isGrave, type Judged } from '#core/audit/find.ts';
import type { Finding } from '#core/audit/finding.ts';

const numbered = (events: readonly object[]) =>
  events.map((event, at) => ({ eventID: `e-${String(at).padStart(4, '0')}`, ...event }));

interface Asked extends Judged {
  readonly ids: readonly string[];
}

const findIn = async (
  events: readonly object[],
  { ids, ...judged }: Asked,
): Promise<readonly Finding[]> => {
  await using trail = await trailOfEvents(numbered(events), judged.room);
  const detections = DETECTIONS.filter(({ id }) => ids.includes(id));
  return await findAll(trail, detections, { ...judged, fill: fillSql });
};

const at = (minute: number): string => `2026-03-01T09:${String(minute).padStart(2, '0')}:00Z`;
const stopped = (more: object = {}): object => ({
  ...exampleEvent('cloudtrail:StopLogging', { requestParameters: { trailName: 'room' } }),
  ...more,
});
const SILENCED = { ids: ['trail-silenced'] };

describe('findings', () => {
  it('tell of each subject once: who, what, on what, from where, when and how often', async () => {
    const other = { userIdentity: assumedRole('deploy', 'bob'), sourceIPAddress: '192.0.2.1' };
    const found = await findIn(
      [
        stopped({ eventTime: at(5) }),
        stopped({ eventTime: at(2), awsRegion: 'us-east-1' }),
        stopped({ eventTime: at(7), ...other }),
      ],
      SILENCED,
    );
    expect(found).toEqual([
      expect.objectContaining({
        detection: 'trail-silenced',
        severity: 'critical',
        subject: 'arn:aws:iam::111111111111:role/administrator/mallory',
        actions: ['cloudtrail:StopLogging'],
        resources: ['room'],
        addresses: ['203.0.113.7'],
        regions: ['us-east-1', 'eu-west-1'],
        ...{ firstAt: at(2), lastAt: at(5), events: 2, eventIds: ['e-0001', 'e-0000'] },
        runbook: 'docs/runbooks/trail-silenced.md',
      }),
      expect.objectContaining({ subject: expect.stringMatching(/deploy\/bob$/), events: 1 }),
    ]);
  });

  it('count every event, and tell the first ones by their ids', async () => {
    const many = MAX_DETAILED_EVENTS + 50;
    const [found] = await findIn(
      Array.from({ length: many }, (_, each) => stopped({ eventTime: at(each % 60) })),
      SILENCED,
    );
    expect(found?.events).toBe(many);
    expect(found?.eventIds).toHaveLength(MAX_IDENTIFIED_EVENTS);
    expect(found?.lastAt).toBe(at(59));
  });

  it('name what has no name, and print what others wrote without what is hidden in it', async () => {
    const [found] = await findIn([stopped({ userIdentity: {} })], SILENCED);
    expect(found).toMatchObject({ subject: 'not named', principals: [] });
    const hostile = { userIdentity: { type: 'IAMUser', arn: 'a\u202e\u001b[31m\nb' } };
    const [escaped] = await findIn([stopped(hostile)], SILENCED);
    expect(escaped?.subject).toBe(String.raw`a\u{202e}\u{1b}[31m\u{a}b`);
  });

  it('put what is worst first, and then what was first', async () => {
    const found = await findIn(
      [
        { ...exampleEvent('cloudformation:UpdateStack'), eventTime: at(1) },
        stopped({ eventTime: at(9) }),
        { ...exampleEvent('kms:ScheduleKeyDeletion'), eventTime: at(8) },
      ],
      { ids: ['stack-changed', 'trail-silenced', 'keys-set-aside'] },
    );
    expect(found.map(({ detection }) => detection)).toEqual([
      'keys-set-aside',
      'trail-silenced',
      'stack-changed',
    ]);
    expect(found.map(isGrave)).toEqual([true, true, false]);
  });
});

describe('what is judged', () => {
  const foreign = stopped({ recipientAccountId: '999999999999' });
  const strange = exampleEvent('kms:Decrypt', {
    resources: [{ ARN: 'arn:aws:kms:eu-west-1:111111111111:key/other' }],
  });
  const own = exampleEvent('kms:Decrypt', { resources: [{ ARN: exampleKey('vault') }] });

  it('is the account of the room, and of resources those of the room', async () => {
    const ids = ['trail-silenced', 'keys-used'];
    const found = await findIn([foreign, strange, own], { ids, room: EXAMPLE_ROOM });
    expect(found.map(({ subject }) => subject)).toEqual([
      `${exampleKey('vault')} by arn:aws:iam::111111111111:role/administrator/mallory`,
    ]);
  });

  it('is everything if somebody asks for it, or where no room is known', async () => {
    const ids = ['trail-silenced', 'keys-used'];
    expect(await findIn([foreign, strange, own], { ids })).toHaveLength(3);
    const everything = await findIn([foreign], { ids, room: EXAMPLE_ROOM, everything: true });
    expect(everything).toHaveLength(1);
  });

  it('is not who does the work of a room that nobody knows', async () => {
    expect(await findIn([own], { ids: ['key-used-by-another'] })).toEqual([]);
    const known = await findIn([own], { ids: ['key-used-by-another'], room: EXAMPLE_ROOM });
    expect(known).toHaveLength(1);
  });
});

describe('a room whose outputs tell strange names', () => {
  it('is asked for them as texts, whatever stands in them', async () => {
    const quote = "x') or true or ('";
    const room = {
      ...EXAMPLE_ROOM,
      names: [quote],
      parts: { buckets: { vault: [quote] }, keys: { vault: [quote] }, parties: [quote] },
    };
    const ids = DETECTIONS.filter(({ knowsRoom }) => knowsRoom).map(({ id }) => id);
    expect(await findIn([stopped()], { ids, room, everything: true })).toEqual([]);
  });
});

describe('the table of detections', () => {
  it('calls each by one name, and says of each what it means and what to do', () => {
    const ids = DETECTIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, title, means, todo, techniques, examples } of DETECTIONS) {
      expect([id, /^[a-z]+(-[a-z]+)*$/.test(id)]).toEqual([id, true]);
      expect([id, title.endsWith('.'), /[.!?]$/.test(means), /[.!?]$/.test(todo)]).toEqual([
        ...[id, false, true, true],
      ]);
      expect([id, techniques.filter((each) => !/^T\d{4}(\.\d{3})?$/.test(each))]).toEqual([id, []]);
      expect([id, new Set(examples.map(({ fires }) => fires)).size]).toEqual([id, 2]);
    }
  });
});
