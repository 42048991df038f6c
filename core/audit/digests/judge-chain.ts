import { type JudgedDigest, pathsOf, type SoundDigest } from '#core/audit/digests/judge-digest.ts';
import type { LogFaultReason } from '#core/audit/digests/log-verdict.ts';

/** The time that is asked for, in milliseconds; open where nothing was said. */
export interface AskedTime {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** What is wrong with the file of a path. */
export interface PathFault {
  readonly reason: LogFaultReason;
  readonly path: string;
}
const fault = (reason: LogFaultReason, path: string): PathFault => ({ reason, path });

/** The digests of one region in the order of their times, and the time that was asked for. */
export interface Chain {
  readonly digests: readonly JudgedDigest[];
  readonly asked: AskedTime;
}

/** A chain, and at which place of it a path stands. */
interface IndexedChain extends Chain {
  readonly places: ReadonlyMap<string, number>;
}

const soundOf = (judged: JudgedDigest | undefined): SoundDigest | undefined =>
  judged && 'sound' in judged ? judged.sound : undefined;

/** When the time begins that a digest speaks for, of those that are sound. */
export const startOf = ({ content }: SoundDigest): number => content.digestStartTime;

/** The paths that the digest before may lie at; undefined for the first of a chain. */
export const beforeOf = ({ content }: SoundDigest): readonly string[] | undefined => {
  const { previousDigestS3Bucket: bucket, previousDigestS3Object: key } = content;
  return typeof bucket === 'string' && typeof key === 'string' ? pathsOf(bucket, key) : undefined;
};

/** Whether the digest before is the one that this one vouches for, and their times meet. */
const linkFault = (
  { content }: SoundDigest,
  before: SoundDigest,
  backfill: boolean,
): LogFaultReason | undefined => {
  const { previousDigestSignature: signature, previousDigestHashValue: hash } = content;
  if (signature?.toLowerCase() !== before.signature.toLowerCase()) return 'replaced-digest';
  if (typeof hash === 'string' && hash !== before.checksum) return 'replaced-digest';
  // Those that come late speak each for the hour that they fill.
  if (backfill || content.digestStartTime === before.place.end) return undefined;
  return content.digestStartTime > before.place.end ? 'gap' : 'out-of-order';
};

/** What is wrong between one digest and those before it. */
const faultsBefore = (
  { digests, asked, places }: IndexedChain,
  at: number,
  digest: SoundDigest,
): readonly PathFault[] => {
  const { path, backfill } = digest.place;
  const names = beforeOf(digest);
  if (!names) return at > 0 && !backfill ? [fault('gap', path)] : [];
  const found = names.map((name) => places.get(name)).find((each) => each !== undefined);
  const isAsked = startOf(digest) >= (asked.from ?? Number.NEGATIVE_INFINITY);
  if (found === undefined) return isAsked ? [fault('missing-digest', names[0] ?? path)] : [];
  if (found >= at) return [fault('out-of-order', path)];
  const between = digests.slice(found + 1, at).filter((each) => 'sound' in each);
  const skipped = between.map(({ place }) => fault('out-of-order', place.path));
  const before = soundOf(digests[found]);
  const wrong = before && linkFault(digest, before, backfill);
  if (!before || !wrong) return skipped;
  return [...skipped, fault(wrong, wrong === 'gap' ? path : before.place.path)];
};

/** Whether the chain reaches from the beginning to the end of what was asked. Who missed a digest was told so. */
const coverFaults = ({ digests, asked: { from, to } }: Chain): readonly PathFault[] => {
  const first = soundOf(digests[0]);
  const last = digests.at(-1)?.place;
  const isLate = first && !beforeOf(first) && from !== undefined && startOf(first) > from;
  const isShort = last && to !== undefined && last.end < to;
  return [
    ...(isLate ? [fault('not-covered', first.place.path)] : []),
    ...(isShort ? [fault('not-covered', last.path)] : []),
  ];
};

/**
 * What is wrong with a chain of digests, each of which names the one before it and repeats its signature: so that a
 * digest that is changed, taken out, put in, moved or signed anew shows, whoever signs. Only of the newest nobody says
 * whether it is the newest: for that a time has to be asked for. Digests that came late are a chain of their own.
 */
export const chainFaults = (chain: Chain): readonly PathFault[] => {
  const { digests } = chain;
  const places = new Map(digests.map(({ place }, at) => [place.path, at]));
  return [
    ...digests.flatMap((judged) =>
      'fault' in judged ? [fault(judged.fault, judged.place.path)] : [],
    ),
    ...digests.flatMap((judged, at) =>
      'sound' in judged ? faultsBefore({ ...chain, places }, at, judged.sound) : [],
    ),
    ...(digests.some(({ place }) => place.backfill) ? [] : coverFaults(chain)),
  ];
};
