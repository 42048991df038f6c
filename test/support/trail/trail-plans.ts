import { type SigningPair, signingPair } from '#test/support/trail/signed-digest.ts';
import type { SignedTrail, TrailPlan } from '#test/support/trail/signed-trail.ts';
import { signedTrail } from '#test/support/trail/signed-trail.ts';

/** Two keys that CloudTrail publishes, one after the other, and one that it does not. */
export interface TestKeys {
  readonly first: SigningPair;
  readonly second: SigningPair;
  readonly stranger: SigningPair;
}

export const testKeys = (): TestKeys => ({
  first: signingPair(),
  second: signingPair(),
  stranger: signingPair(),
});

/** What CloudTrail answers that is asked for its keys. */
export const listedKeys = ({ first, second }: TestKeys) => ({
  PublicKeyList: [first, second].map(({ fingerprint, value }) => ({
    Fingerprint: fingerprint,
    Value: value,
    ValidityStartTime: '2026-01-01T00:00:00Z',
    ValidityEndTime: '2027-01-01T00:00:00Z',
  })),
});

export const TRAIL_ARN = 'arn:aws:cloudtrail:eu-central-1:111122223333:trail/spring_prod-1';
export const TRAIL_START = Date.parse('2026-11-02T20:01:31Z');

/** A trail of six hours, whose key is another one from the fourth hour on; with what a test wants otherwise. */
export const testPlan = (
  { first, second }: TestKeys,
  other: Partial<TrailPlan> = {},
): TrailPlan => ({
  bucket: 'logs-of-spring',
  root: 'trails/AWSLogs/',
  account: '111122223333',
  region: 'eu-central-1',
  name: 'spring_prod-1',
  homeRegion: 'eu-central-1',
  start: TRAIL_START,
  logs: [2, 1, 3, 0, 2, 1],
  offBefore: [],
  pairOf: (hour) => (hour < 3 ? first : second),
  backfill: false,
  ...other,
});

/** One bucket with the files of several trails or regions. */
export const together = (...trails: readonly SignedTrail[]): SignedTrail['objects'] =>
  new Map(trails.flatMap(({ objects }) => [...objects]));

/** The trail again, with objects of its own to change. */
export const copyOf = (trail: SignedTrail): SignedTrail => ({
  ...trail,
  objects: new Map(trail.objects),
});

export const testTrail = (keys: TestKeys, other: Partial<TrailPlan> = {}): SignedTrail =>
  signedTrail(testPlan(keys, other));
