import { gunzipSync, gzipSync } from 'node:zlib';
import type { LogFaultReason } from '#core/audit/digests/log-verdict.ts';
import type { SigningPair, TrailObject } from '#test/support/trail/signed-digest.ts';
import type { SignedTrail } from '#test/support/trail/signed-trail.ts';

/** Where something is done to a trail: to the digest of an hour, or to one log file of it. */
export interface Spot {
  readonly trail: SignedTrail;
  readonly hour: number;
  readonly digest: string;
  readonly log: string;
  /** A pair whose key nobody publishes. */
  readonly stranger: SigningPair;
}

/** What somebody does to the files of a trail, in the middle of a chain, and by what it is told. */
export interface Mutation {
  readonly does: string;
  /** Each of these is told, whatever else is; none: nothing is wrong with what it does. */
  readonly told: readonly LogFaultReason[];
  readonly act: (spot: Spot) => void;
}

/** Puts something else in the place of an object. */
export const change = (
  { trail }: Spot,
  path: string,
  how: (object: TrailObject) => TrailObject,
): void => {
  const object = trail.objects.get(path);
  if (object) trail.objects.set(path, how(object));
};

/** Puts other bytes into an object. */
export const changeBytes = (spot: Spot, path: string, how: (bytes: Buffer) => Buffer): void =>
  change(spot, path, (object) => ({ ...object, bytes: how(object.bytes) }));

/** Unpacks, changes and packs again. */
export const repacked =
  (how: (text: string) => string) =>
  (bytes: Buffer): Buffer =>
    gzipSync(how(gunzipSync(bytes).toString()));

/** Gives an object another path. */
export const move = ({ trail: { objects } }: Spot, from: string, to: string): void => {
  const object = objects.get(from);
  objects.delete(from);
  if (object) objects.set(to, object);
};
