import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { AskedTime } from '#core/audit/digests/judge-chain.ts';
import type { LogVerdict } from '#core/audit/digests/log-verdict.ts';
import { LogVerdict as Verdict } from '#core/audit/digests/log-verdict.ts';
import { signingKeys } from '#core/audit/digests/public-keys.ts';
import { trailName } from '#core/audit/digests/trail-name.ts';
import { verifyLogs } from '#core/audit/digests/verify-logs.ts';
import { DIGEST_MUTATIONS } from '#test/support/trail/digest-mutations.ts';
import { LOG_MUTATIONS } from '#test/support/trail/log-mutations.ts';
import { memoryTrailFiles } from '#test/support/trail/memory-trail-files.ts';
import { signedDigest, writtenIn } from '#test/support/trail/signed-digest.ts';
import type { SignedTrail, TrailBucket } from '#test/support/trail/signed-trail.ts';
import {
  copyOf,
  listedKeys,
  TRAIL_ARN,
  TRAIL_START,
  testKeys,
  testTrail,
  together,
} from '#test/support/trail/trail-plans.ts';
import { HOUR_MS } from '#test/support/trail/trail-times.ts';

const KEYS = testKeys();
const WHOLE = testTrail(KEYS);

const verify = (
  objects: TrailBucket,
  asked: AskedTime = {},
  keys: unknown = listedKeys(KEYS),
): Promise<LogVerdict> =>
  verifyLogs({
    files: memoryTrailFiles(objects),
    keys: async () => signingKeys(keys),
    trail: trailName(TRAIL_ARN),
    asked,
  });

const reasons = ({ faults }: LogVerdict): readonly string[] => [
  ...new Set(faults.map(({ reason }) => reason)),
];

const spotOf = (trail: SignedTrail, hour: number) => ({
  ...{ trail, hour, stranger: KEYS.stranger },
  digest: trail.digests[hour] ?? '',
  log: trail.logs[hour]?.[0] ?? '',
});

const at = (hours: number): number => TRAIL_START + hours * HOUR_MS;

describe('log files that nobody touched', () => {
  it('are whole, and the time is told that is proven', async () => {
    const verdict = await verify(WHOLE.objects);
    expect(Verdict.parse(verdict)).toEqual({
      ...{ digests: 6, logs: 9, unproven: 0, regions: ['eu-central-1'] },
      from: '2026-11-02T20:01:31Z',
      to: '2026-11-03T02:01:31Z',
      ...{ faults: [], moreFaults: 0 },
    });
  });

  it('are whole where one bucket was copied without its name, and where metadata is in capitals', async () => {
    const objects = new Map(
      [...WHOLE.objects].map(([path, { bytes, metadata }]) => [
        path.slice(WHOLE.plan.bucket.length + 1),
        {
          bytes,
          ...(metadata && {
            metadata: { ...metadata, signature: metadata.signature?.toUpperCase() ?? '' },
          }),
        },
      ]),
    );
    expect((await verify(objects)).faults).toEqual([]);
  });

  it('are whole in every region and account of an organisation, and late digests are taken in', async () => {
    const objects = together(
      WHOLE,
      testTrail(KEYS, { region: 'us-east-1' }),
      testTrail(KEYS, {
        ...{ root: 'AWSLogs/o-exampleorg1/', account: '444455556666', region: 'sa-east-1' },
      }),
      testTrail(KEYS, { backfill: true, logs: [1, 0, 2] }),
    );
    const verdict = await verify(objects);
    expect(verdict.faults).toEqual([]);
    expect(verdict).toMatchObject({ digests: 21, logs: 30 });
    expect(verdict.regions).toEqual(['eu-central-1', 'sa-east-1', 'us-east-1']);
  });

  it('of other trails, accounts and services are left alone, those that nobody proves here are counted', async () => {
    const objects = together(
      WHOLE,
      testTrail(KEYS, { name: 'other', start: TRAIL_START + 1_000 }),
      testTrail(KEYS, { account: '999999999999' }),
    );
    objects.set('logs-of-spring/AWSLogs/111122223333/Config/eu-central-1/2026/a.json.gz', {
      bytes: gzipSync('{}'),
    });
    expect(await verify(objects)).toMatchObject({ faults: [], logs: 9, unproven: 9 });
  });
});

describe('whoever', () => {
  it.each([...LOG_MUTATIONS, ...DIGEST_MUTATIONS])('$does is told of: $told', async (mutation) => {
    for (const hour of [1, 2, 4]) {
      const trail = copyOf(WHOLE);
      mutation.act(spotOf(trail, hour));
      const told = reasons(await verify(trail.objects));
      if (mutation.told.length === 0) expect(told).toEqual([]);
      else expect(told).toEqual(expect.arrayContaining([...mutation.told]));
    }
  });
});

describe('the newest digest', () => {
  const without = copyOf(WHOLE);
  without.objects.delete(WHOLE.digests.at(-1) ?? '');

  it('is missed where a time is asked for that the others do not reach', async () => {
    expect(reasons(await verify(without.objects, { to: at(5.5) }))).toContain('not-covered');
    expect(reasons(await verify(WHOLE.objects, { to: at(5.5) }))).toEqual([]);
  });

  it('is missed by its log files, which are not proven, or not at all when they are hours old', async () => {
    expect(await verify(without.objects)).toMatchObject({ faults: [], unproven: 1 });
    for (const digest of WHOLE.digests.slice(2)) without.objects.delete(digest);
    expect(reasons(await verify(without.objects))).toEqual(['unlisted-log']);
  });
});

describe('log files of a digest that is not there, or is no more sound', () => {
  it.each([0, 5])('are told, be it the first or the newest: hour %i', async (hour) => {
    const [digest = '', log = ''] = [WHOLE.digests[hour], WHOLE.logs[hour]?.[0]];
    for (const act of [DIGEST_MUTATIONS[0], DIGEST_MUTATIONS[1]]) {
      const trail = copyOf(WHOLE);
      act?.act(spotOf(trail, hour));
      const { faults, unproven } = await verify(trail.objects);
      const isTold = faults.some(({ file }) => file === log);
      // That a newest digest is missing nobody can say who is not asked for a time.
      if (!trail.objects.has(digest) && hour === 5)
        expect({ isTold, unproven }).toEqual({ isTold: false, unproven: 1 });
      else expect({ isTold, unproven }).toEqual({ isTold: true, unproven: 0 });
    }
  });
});

describe('the time that is asked for', () => {
  it('needs no digest from before it', async () => {
    const late = copyOf(WHOLE);
    for (const path of [...WHOLE.digests.slice(0, 2), ...WHOLE.logs.slice(0, 2).flat()])
      late.objects.delete(path);
    expect(reasons(await verify(late.objects))).toEqual(['missing-digest']);
    expect(await verify(late.objects, { from: at(2.5) })).toMatchObject({ faults: [], logs: 6 });
    expect(reasons(await verify(late.objects, { from: at(2) }))).toEqual(['missing-digest']);
  });

  it('is not proven where the trail began later', async () => {
    expect(reasons(await verify(WHOLE.objects, { from: at(-1) }))).toEqual(['not-covered']);
  });
});

describe('a trail that was off', () => {
  it('is told of by the gap in its digests', async () => {
    const trail = testTrail(KEYS, { offBefore: [3] });
    expect((await verify(trail.objects)).faults).toMatchObject([
      { reason: 'gap', file: trail.digests[3] },
    ]);
  });

  it('is told of where a digest begins later than the one before it ends', async () => {
    const trail = copyOf(WHOLE);
    const path = trail.digests.at(-1) ?? '';
    const newest = trail.objects.get(path);
    if (!newest) throw new Error('no digest');
    const digest = { ...writtenIn(newest), digestStartTime: '2026-11-03T01:31:31Z' };
    trail.objects.set(path, signedDigest(digest, KEYS.second));
    expect(reasons(await verify(trail.objects))).toEqual(['gap']);
  });
});

describe('keys', () => {
  it('that do not hold at the time of a digest do not count', async () => {
    const { PublicKeyList } = listedKeys(KEYS);
    const [first, second] = PublicKeyList;
    const old = { ...second, ValidityStartTime: 1_767_225_600, ValidityEndTime: 1_777_225_600.5 };
    expect(reasons(await verify(WHOLE.objects, {}, [first, old]))).toContain('outdated-key');
  });

  it('that are missing are told', async () => {
    const [first] = listedKeys(KEYS).PublicKeyList;
    expect(reasons(await verify(WHOLE.objects, {}, [first]))).toContain('unknown-key');
  });
});

describe('a folder without digests of the own region', () => {
  it('proves nothing', async () => {
    expect(reasons(await verify(new Map()))).toEqual(['no-digest']);
    const elsewhere = testTrail(KEYS, { region: 'us-east-1' });
    expect(reasons(await verify(elsewhere.objects))).toEqual(['no-digest']);
  });
});
