import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCall } from '#core/audit/reconcile/read-call.ts';
import { reconcile } from '#core/audit/reconcile/reconcile.ts';
import type { Reconciliation } from '#core/audit/reconcile/reconciliation.ts';
import type { RoomCall } from '#core/audit/reconcile/room-call.ts';
import { byRole, identityOf } from '#proof/trail/identities.ts';
import { PLAYED_ROOM, playedRoom } from '#proof/trail/play-history.ts';
import type { TrailEvent } from '#proof/trail/trail-writer.ts';
import { historyOf, plans } from '#test/support/trail/generated-history.ts';
import { rowOf, rowsOf } from '#test/support/trail/trail-rows.ts';
import type { GeneratedHistory } from '#test/support/trail/written-world.ts';

const HOUR_MS = 3_600_000;

const room = playedRoom();

const judge = ({ events, entries }: GeneratedHistory): Reconciliation => {
  const rows = rowsOf(events);
  const [from, to] = [rows[0], rows.at(-1)].map((row) => String(row?.event_time));
  return reconcile({ room, rows, entries, from: from ?? null, to: to ?? null });
};

const callOf = (event: TrailEvent): RoomCall | undefined => readCall(rowOf(event), room);

/** What CloudTrail itself leaves open of a call: the bounds that every reconciliation names. */
const isCounted = (call: RoomCall, { entries }: GeneratedHistory): boolean => {
  const { kind, actor } = call;
  if (kind === 'decrypt') return call.key !== undefined;
  if (kind === 'read') return call.object.area === 'drops';
  if (kind === 'invocation')
    return actor.is !== 'party' || entries.some(({ run }) => run === call.request);
  if (kind !== 'write') return true;
  const { area, key } = call.object;
  if (area === 'staging') return /\/(part-\d{4}|settled-[a-z_]+-\d{3})\.json$/.test(key);
  if (area === 'drops') return key.endsWith('/manifest.json');
  return area !== 'vault' && area !== 'intake';
};

/** One call of a history, and what comes of the history when something else stands in its place. */
interface Picked {
  readonly history: GeneratedHistory;
  readonly event: TrailEvent;
  readonly call: RoomCall;
  readonly instead: (...events: readonly TrailEvent[]) => Reconciliation;
}

const pick = (history: GeneratedHistory, which: number): Picked => {
  const places = history.events.flatMap((event, at) => {
    const call = callOf(event);
    return call ? [{ event, call, at }] : [];
  });
  const picked = places[which % places.length];
  if (!picked) throw new Error('a history without a call on its room');
  const instead = (...events: readonly TrailEvent[]): Reconciliation =>
    judge({ ...history, events: history.events.toSpliced(picked.at, 1, ...events) });
  return { history, instead, event: picked.event, call: picked.call };
};

/** Holds of some call of any history. */
const always = (holds: (picked: Picked, choice: number) => void, numRuns = 40): void =>
  fc.assert(
    fc.property(plans, fc.nat(), fc.nat(), (plan, which, choice) =>
      holds(pick(historyOf(plan), which), choice),
    ),
    { numRuns },
  );

const again = (event: TrailEvent): TrailEvent => ({
  ...event,
  eventID: `again-${String(event.eventID)}`,
  requestID: `again-${String(event.requestID)}`,
  ...(event.responseElements !== null && {
    responseElements: JSON.parse(
      JSON.stringify(event.responseElements).replaceAll(/(query|execution)-/g, 'again-$1-'),
    ),
  }),
});

/** Parties call as they like, and the step that failed of a refused drop left nothing. */
const isFreeOnceMore = (call: RoomCall, { entries }: GeneratedHistory): boolean =>
  call.kind === 'invocation' &&
  (call.actor.is === 'party' ||
    (['settle-shard', 'publish-drop'].includes(call.of) &&
      entries.some(({ event }) => event.type === 'drop-refused')));

/** A trail does not say of which drop a step was: whose shard is settled while one is refused may be the one that failed. */
const mayBeOfRefusedDrop = (call: RoomCall, { entries }: GeneratedHistory): boolean =>
  call.kind === 'write' &&
  /\/settled-[a-z_]+-\d{3}\.json$/.test(call.object.key) &&
  entries.some(
    ({ event, at }) =>
      event.type === 'drop-refused' && Math.abs(Date.parse(at) - call.at) < HOUR_MS / 2,
  );

const later = (event: TrailEvent, byMs: number): TrailEvent => ({
  ...event,
  eventTime: new Date(Date.parse(String(event.eventTime)) + byMs)
    .toISOString()
    .replace('.000Z', 'Z'),
});

/** The same of another thing: digits of names of drops, versions and answers become others. */
const ofAnother = (event: TrailEvent, call: RoomCall): TrailEvent => {
  const flip = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value).replaceAll(/[0-9a-f]{8,}/g, (name) =>
        name.replaceAll(/[0-9a-f]/g, (digit) => (Number.parseInt(digit, 16) ^ 5).toString(16)),
      ),
    );
  if (call.kind === 'seal' || call.kind === 'token-key')
    return { ...event, requestParameters: { keyId: 'another' }, resources: [] };
  if (call.kind === 'invocation')
    return { ...event, requestParameters: { functionName: 'another' }, resources: [] };
  if (call.kind === 'write' && call.object.area === 'head')
    return { ...event, requestParameters: { bucketName: 'the-ledger', key: 'another' } };
  return {
    ...event,
    requestParameters: flip(event.requestParameters),
    responseElements: flip(event.responseElements),
    resources: flip(event.resources),
  };
};

const MALLORY = byRole(PLAYED_ROOM, { role: 'administrator', session: 'mallory' });

describe('a history of a room', () => {
  it('is explained, every call and every entry, whatever happened in it', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const found = judge(historyOf(plan));
        expect(found.open).toEqual([]);
        expect(found.explained).toBe(found.calls);
        expect(found.entriesWithoutEvents).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('is explained no more when a call is gone, but for those that CloudTrail does not count', () => {
    always(({ history, call, instead }) => {
      if (isCounted(call, history) && !mayBeOfRefusedDrop(call, history))
        expect(instead().open, JSON.stringify(call)).not.toEqual([]);
    });
  });

  it('leaves open, as its bounds say, whose step left nothing while a drop of the same hour was refused', () => {
    const small = { party: 'brand', kinds: 1, parts: 1, shards: 1 } as const;
    const withoutReport = (fails: boolean): Reconciliation => {
      const day = [
        { ...small, fails },
        { ...small, fails: false },
      ];
      const history = historyOf({ days: [day], step: 20, apart: 0 });
      const reports = history.events.flatMap((event, at) => {
        const call = callOf(event);
        return call?.kind === 'write' && /settled-/.test(call.object.key) ? [at] : [];
      });
      const events = history.events.toSpliced(reports.at(-1) ?? 0, 1);
      return judge({ ...history, events });
    };
    expect(withoutReport(true).open).toEqual([]);
    expect(withoutReport(true).notCovered.join()).toContain(
      'does not say of which drop a step was',
    );
    expect(withoutReport(false).open).not.toEqual([]);
  });

  it('is explained no more when a call is made once more', () => {
    always(({ history, event, call, instead }) => {
      if (!isFreeOnceMore(call, history) && isCounted(call, history))
        expect(instead(event, again(event)).open, JSON.stringify(call)).not.toEqual([]);
    });
  });

  it('names a call that somebody else makes, whichever it is', () => {
    always(({ event, instead }, choice) => {
      const added = choice % 2 === 0 ? [event] : [];
      const eventID = 'planted';
      const { open } = instead(...added, { ...event, ...MALLORY, eventID });
      expect(open.map(({ eventId, reason }) => [eventId, reason])).toContainEqual([
        'planted',
        'not-who-may',
      ]);
    });
  });

  it('is explained no more when a call of a function is made by another one', () => {
    always(({ history, event, call, instead }) => {
      if (call.actor.is !== 'function' || !isCounted(call, history)) return;
      const name = call.actor.name === 'publish-drop' ? 'answer-question' : 'publish-drop';
      const { open } = instead({ ...event, ...identityOf(PLAYED_ROOM, name) });
      expect(open).not.toEqual([]);
    });
  });

  it('is explained no more when a call was hours later', () => {
    always(({ history, event, call, instead }, choice) => {
      const isFree = call.actor.is === 'party' && !isCounted(call, history);
      const hours = 1 + (choice % 4);
      if (!isFree)
        expect(
          instead(later(event, hours * HOUR_MS)).open,
          JSON.stringify({ call, hours }),
        ).not.toEqual([]);
    });
  });

  it('is explained no more when a call is about something else', () => {
    always(({ history, event, call, instead }) => {
      const isFree =
        !isCounted(call, history) && (call.actor.is === 'party' || call.kind === 'decrypt');
      if (!isFree)
        expect(instead(ofAnother(event, call)).open, JSON.stringify(call)).not.toEqual([]);
    });
  });
});
