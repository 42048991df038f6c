import { GetTrailCommand, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { z } from 'zod';
import { type Check, type Finding, failed, passed, skipped } from '#proof/smoke/check.ts';
import type { Attempt, Seat } from '#proof/smoke/seat.ts';
import { TrailFiles } from '#proof/smoke/trail-files.ts';

/** CloudTrail says that an event is there within 15 minutes; mostly it takes five. */
const PATIENCE_MS = 15 * 60_000;
const PAUSE_MS = 30_000;
/** Pages of the event history that are read at one look; it allows two calls a second. */
const MAX_PAGES = 20;

const Recorded = z.object({ requestID: z.string() });

/** Looks again and again until every attempt of a kind was seen. */
const untilRecorded = async (
  seat: Seat,
  kind: Attempt['kind'],
  look: () => Promise<ReadonlySet<string>>,
): Promise<Finding> => {
  const wanted = seat.attempts.filter((attempt) => attempt.kind === kind);
  if (wanted.length === 0) return failed('No call was refused, so there is nothing to look for.');
  const seen = new Set<string>();
  const start = seat.clock.now().getTime();
  for (;;) {
    for (const id of await look()) seen.add(id);
    const found = wanted.filter(({ requestId }) => seen.has(requestId)).length;
    const told = `${found} of ${wanted.length} refused calls are recorded`;
    if (found === wanted.length) return passed(`${told}.`);
    const waited = seat.clock.now().getTime() - start;
    if (waited >= PATIENCE_MS)
      return failed(`${told} after ${Math.round(waited / 60_000)} minutes.`);
    seat.tell(`… ${told}, ${Math.round(waited / 1000)} s so far`);
    await seat.wait(PAUSE_MS);
  }
};

/** Request ids of the calls of one name since the trial began. */
const lookUp = async ({ clients, began }: Seat, event: string): Promise<readonly string[]> => {
  const ids: string[] = [];
  let NextToken: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const found = await clients.cloudTrail.send(
      new LookupEventsCommand({
        LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: event }],
        StartTime: began,
        NextToken,
      }),
    );
    for (const { CloudTrailEvent = '{}' } of found.Events ?? []) {
      const parsed = Recorded.safeParse(JSON.parse(CloudTrailEvent));
      if (parsed.success) ids.push(parsed.data.requestID);
    }
    NextToken = found.NextToken;
    if (NextToken === undefined) break;
  }
  return ids;
};

const inHistory: Check = {
  name: 'CloudTrail recorded the refused calls to keys',
  tried: 'LookupEvents, by the id of each refused request',
  run: (seat) => {
    const events = new Set(
      seat.attempts.filter(({ kind }) => kind === 'management').map(({ event }) => event),
    );
    return untilRecorded(seat, 'management', async () => {
      const found = [];
      for (const event of events) found.push(...(await lookUp(seat, event)));
      return new Set(found);
    });
  },
};

const inFiles: Check = {
  name: 'the files of the trail hold the refused calls to objects',
  tried: 'the files that the trail delivers, by the id of each refused request',
  run: async (seat) => {
    if (!seat.auditor)
      return skipped('Only the auditor may read them: name its profile with --auditor-profile.');
    const { Trail } = await seat.clients.cloudTrail.send(
      new GetTrailCommand({ Name: seat.room.trail }),
    );
    if (!Trail?.S3BucketName) return failed('The trail delivers into no bucket.');
    const files = new TrailFiles(seat.auditor.s3, {
      bucket: Trail.S3BucketName,
      prefix: Trail.S3KeyPrefix,
      account: seat.room.account,
      region: seat.room.region,
    });
    return untilRecorded(seat, 'data', () => files.requestIds(seat.began, seat.clock.now()));
  },
};

/** The refusals of this very trial, as CloudTrail has them. They must come last. */
export const trailRecords: readonly Check[] = [inHistory, inFiles];
