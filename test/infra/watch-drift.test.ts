import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trailOfEvents } from '#adapters/duckdb/trail/trail-of-events.ts';
import { fillSql } from '#adapters/sql-files.ts';
import type { Detection } from '#core/audit/detection.ts';
import { DETECTIONS } from '#core/audit/detections.ts';
import { EXAMPLE_ROOM, type ExampleCall, exampleEvent } from '#core/audit/example-event.ts';
import { detectionSql } from '#core/audit/find.ts';
import { WATCHED } from '#core/audit/watched-calls.ts';
import type { Trail } from '#core/ports/trail.ts';
import { stage } from '#proof/access/synthesised-room.ts';
import { matching } from '#test/infra/watch-events.ts';

const { pipeline } = stage('prod').templates;
const watching = DETECTIONS.filter(({ watch }) => watch !== undefined);

interface Played {
  readonly call: string;
  readonly event: Readonly<Record<string, unknown>>;
}

const callsOf = ({ calls = {} }: Detection): readonly string[] =>
  Object.entries(calls).flatMap(([service, names]) => names.map((name) => `${service}:${name}`));

/** Each call of a detection as it is, by a name that begins so where the table says no more. */
const bareCalls = (detection: Detection): readonly Played[] =>
  callsOf(detection).map((call) => ({
    call,
    event: {
      ...exampleEvent(call.replace('*', 'Something') as ExampleCall),
      ...(detection.watch?.refused && { errorCode: 'AccessDenied' }),
      ...(detection.watch?.root && { userIdentity: { type: 'Root' } }),
    },
  }));

const callOf = (detection: Detection, event: Readonly<Record<string, unknown>>): string => {
  const made = `${event.eventSource}`.replace('.amazonaws.com', `:${event.eventName}`);
  const isMade = (call: string) =>
    call.endsWith('*') ? made.startsWith(call.slice(0, -1)) : call === made;
  return callsOf(detection).find(isMade) ?? made;
};

const playedOf = (detection: Detection): readonly Played[] => {
  const events = detection.examples.flatMap((each) => each.events.map((event) => ({ ...event })));
  return [
    ...bareCalls(detection),
    ...events.map((event) => ({ call: callOf(detection, event), event })),
  ];
};

/** An event as EventBridge hands it to rules. */
const handedOn = ({ event }: Played) => {
  const service = `${event.eventSource}`.replace('.amazonaws.com', '');
  return {
    source: `aws.${service}`,
    'detail-type':
      service === 'signin' ? 'AWS Console Sign In via CloudTrail' : 'AWS API Call via CloudTrail',
    detail: event as { eventSource: string; eventName: string },
  };
};

const rulesFor = (played: Played): readonly unknown[] =>
  matching(pipeline, handedOn(played)).map(({ Properties }) => Properties.Description);

let trail: Trail;
beforeAll(async () => {
  const all = watching.flatMap((detection) =>
    playedOf(detection).map(({ event }, at) => ({ ...event, eventID: `${detection.id}/${at}` })),
  );
  trail = await trailOfEvents(all, EXAMPLE_ROOM);
});
afterAll(() => trail[Symbol.asyncDispose]());

/** What the question finds among the events that are played for its detection. */
const foundBy = async (detection: Detection): Promise<readonly Played[]> => {
  const sql = await detectionSql(detection, { room: EXAMPLE_ROOM }, fillSql);
  const rows = await trail.rows(sql);
  const ids = new Set(rows.map(({ event_id }) => event_id));
  return playedOf(detection).filter((_, at) => ids.has(`${detection.id}/${at}`));
};

describe.each(watching.map((detection) => [detection.id, detection] as const))(
  'the rule and the question of %s',
  (_, detection) => {
    it('speak of the same calls: what is found was told of at once, by this rule and no other', async () => {
      const says = WATCHED.find(({ calls }) => calls === detection.calls)?.says;
      for (const played of await foundBy(detection))
        expect([played.call, rulesFor(played)]).toEqual([played.call, [says]]);
    });

    it('leave nothing to the one of which the other knows nothing', async () => {
      const found = new Set((await foundBy(detection)).map(({ call }) => call));
      expect(callsOf(detection).filter((call) => !found.has(call))).toEqual([]);
      for (const played of bareCalls(detection)) expect(rulesFor(played)).toHaveLength(1);
    });
  },
);

describe('the rules', () => {
  it('are those of detections whose severity somebody has to act on', () => {
    expect(watching.filter(({ severity }) => !/medium|high|critical/.test(severity))).toEqual([]);
    expect(new Set(WATCHED.map(({ id }) => id)).size).toBe(watching.length);
  });
});
