import { DIGEST_SPAN_MS, MAX_DIGEST_BYTES } from '#core/audit/audit-limits.ts';
import type { AskedTime } from '#core/audit/digests/judge-chain.ts';
import { type JudgedDigest, judgeDigest } from '#core/audit/digests/judge-digest.ts';
import { regionKey } from '#core/audit/digests/judge-logs.ts';
import type { SigningKey } from '#core/audit/digests/public-keys.ts';
import type { TrailName } from '#core/audit/digests/trail-name.ts';
import { type DigestPlace, digestPlace, isOfTrail } from '#core/audit/digests/trail-places.ts';
import type { SigningKeys } from '#core/ports/signing-keys.ts';
import type { TrailFiles } from '#core/ports/trail-files.ts';

/** What is verified, and with what. */
export interface LogsToVerify {
  readonly files: TrailFiles;
  readonly keys: SigningKeys;
  readonly trail: TrailName;
  readonly asked: AskedTime;
}

/** The digests of one region of one account, in the order of their times. */
export interface RegionDigests {
  readonly account: string;
  readonly region: string;
  readonly hourly: readonly JudgedDigest[];
  /** Of files that came too late for the digest of their hour. */
  readonly backfill: readonly JudgedDigest[];
  /** Those of other trails, which may share the folder of the log files. */
  readonly others: readonly JudgedDigest[];
}

const inTime = (
  { end }: DigestPlace,
  { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: AskedTime,
): boolean => end >= from && end <= to + DIGEST_SPAN_MS;

const bytesOf = async (files: TrailFiles, path: string): Promise<Uint8Array | undefined> => {
  const taken: Uint8Array[] = [];
  const take = (bytes: Uint8Array): void => {
    taken.push(bytes);
  };
  const unpacked = await files.unpack(path, { maxBytes: MAX_DIGEST_BYTES, take });
  return unpacked === 'whole' ? Buffer.concat(taken) : undefined;
};

const judgeAll = async (
  files: TrailFiles,
  places: readonly DigestPlace[],
  keys: readonly SigningKey[],
): Promise<readonly JudgedDigest[]> => {
  const judged: JudgedDigest[] = [];
  for (const place of places) {
    const bytes = await bytesOf(files, place.path);
    const metadata = await files.metadata(place.path);
    judged.push(judgeDigest({ place, bytes, metadata }, keys));
  }
  return judged;
};

const inOrder = (a: DigestPlace, b: DigestPlace): number =>
  a.end - b.end || (a.path < b.path ? -1 : 1);

const regionDigests = async (
  { files, keys, trail }: LogsToVerify,
  places: readonly DigestPlace[],
): Promise<RegionDigests | undefined> => {
  const own = places.filter((place) => isOfTrail(place, trail)).sort(inOrder);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return undefined;
  const known = await keys({ region: first.region, from: first.end, to: last.end });
  const judge = (some: readonly DigestPlace[]): Promise<readonly JudgedDigest[]> =>
    judgeAll(files, some, known);
  return {
    account: first.account,
    region: first.region,
    hourly: await judge(own.filter(({ backfill }) => !backfill)),
    backfill: await judge(own.filter(({ backfill }) => backfill)),
    others: await judge(places.filter((place) => !isOfTrail(place, trail))),
  };
};

/** Reads the digests of a trail, region by region, and looks at each alone. */
export const readChains = async (
  from: LogsToVerify,
  paths: readonly string[],
): Promise<readonly RegionDigests[]> => {
  const places = paths.flatMap((path) => digestPlace(path) ?? []);
  const byRegion = Map.groupBy(
    places.filter((place) => inTime(place, from.asked)),
    regionKey,
  );
  const read: RegionDigests[] = [];
  for (const [, some] of [...byRegion].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const digests = await regionDigests(from, some);
    if (digests) read.push(digests);
  }
  return read;
};
