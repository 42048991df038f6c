import { MAX_LOG_FAULTS } from '#core/audit/audit-limits.ts';
import { beforeOf, chainFaults, type PathFault, startOf } from '#core/audit/digests/judge-chain.ts';
import { type JudgedDigest, pathsOf, type SoundDigest } from '#core/audit/digests/judge-digest.ts';
import {
  kindOf,
  listedLogFault,
  regionKey,
  type SpokenTime,
  unlistedLog,
} from '#core/audit/digests/judge-logs.ts';
import { logFault } from '#core/audit/digests/log-fault.ts';
import type { LogFaultReason, LogVerdict } from '#core/audit/digests/log-verdict.ts';
import {
  type LogsToVerify,
  type RegionDigests,
  readChains,
} from '#core/audit/digests/read-chains.ts';

/** What the digests say, before a log file was looked at. */
interface ReadDigests {
  readonly given: LogsToVerify;
  readonly paths: readonly string[];
  readonly regions: readonly RegionDigests[];
  readonly faults: readonly PathFault[];
  /** Well signed. */
  readonly signed: readonly SoundDigest[];
  /** Of those, the ones that the chain vouches for. */
  readonly vouched: readonly SoundDigest[];
}

/** Log files by their paths, and the hash that a digest names of each. */
type Listed = ReadonlyMap<string, string>;

/** What takes from a well-signed digest that it speaks for log files. */
const UNVOUCHED: ReadonlySet<LogFaultReason> = new Set(['replaced-digest', 'out-of-order']);

const soundOnes = (digests: readonly JudgedDigest[]): readonly SoundDigest[] =>
  digests.flatMap((judged) => ('sound' in judged ? judged.sound : []));

const readDigests = async (given: LogsToVerify): Promise<ReadDigests> => {
  const paths = await given.files.paths();
  const regions = await readChains(given, paths);
  const { asked } = given;
  const faults = regions.flatMap(({ hourly, backfill }) =>
    [hourly, backfill].flatMap((digests) => chainFaults({ digests, asked })),
  );
  const signed = regions.flatMap(({ hourly, backfill }) => soundOnes([...hourly, ...backfill]));
  const unvouched = new Set(
    faults.flatMap(({ reason, path }) => (UNVOUCHED.has(reason) ? path : [])),
  );
  const vouched = signed.filter(({ place }) => !unvouched.has(place.path));
  return { given, paths, regions, faults, signed, vouched };
};

/** Where the log files lie that digests name. */
const listedBy = (digests: readonly SoundDigest[], there: ReadonlySet<string>): Listed =>
  new Map(
    digests.flatMap(({ content }) =>
      content.logFiles.map(({ s3Bucket, s3Object, hashValue }): readonly [string, string] => {
        const paths = pathsOf(s3Bucket, s3Object);
        return [paths.find((path) => there.has(path)) ?? `${s3Bucket}/${s3Object}`, hashValue];
      }),
    ),
  );

const listedFaults = async (
  { given: { files } }: ReadDigests,
  listed: Listed,
): Promise<readonly PathFault[]> => {
  const faults: PathFault[] = [];
  for (const [path, hash] of listed) {
    const reason = await listedLogFault(files, path, hash);
    if (reason) faults.push({ reason, path });
  }
  return faults;
};

/**
 * The time that the digests of each region speak for, sound or not: from the beginning of the first one of all, or, if
 * that is not there, from ever.
 */
const spokenFor = (regions: readonly RegionDigests[]): ReadonlyMap<string, SpokenTime> =>
  new Map(
    regions.flatMap((each): readonly (readonly [string, SpokenTime])[] => {
      const [first, last] = [each.hourly[0], each.hourly.at(-1)];
      if (!first || !last) return [];
      const isFirst = 'sound' in first && !beforeOf(first.sound);
      const from = isFirst ? startOf(first.sound) : Number.NEGATIVE_INFINITY;
      return [[regionKey(each), { from, to: last.place.end }]];
    }),
  );

/** The paths that no digest speaks for, by what that means. */
const unlistedPaths = (
  { given: { asked, trail }, paths, regions }: ReadDigests,
  listed: Listed,
): Readonly<Record<'unlisted' | 'unproven', readonly string[]>> => {
  const there = new Set(paths);
  const others = listedBy(soundOnes(regions.flatMap((each) => each.others)), there);
  const rule = {
    ...{ asked, spoken: spokenFor(regions) },
    accounts: new Set([trail.account, ...regions.map(({ account }) => account)]),
    kinds: new Set(['CloudTrail', ...[...listed.keys()].flatMap((path) => kindOf(path) ?? [])]),
  };
  const by = Map.groupBy(
    paths.filter((path) => !listed.has(path) && !others.has(path)),
    (path) => unlistedLog(path, rule),
  );
  return { unlisted: by.get('unlisted') ?? [], unproven: by.get('unproven') ?? [] };
};

const timeText = (times: readonly number[], pick: (...all: number[]) => number): string | null =>
  times.length === 0 ? null : new Date(pick(...times)).toISOString().replace('.000Z', 'Z');

/** Where and how long: what the sound digests of every region speak for, whatever is wrong meanwhile. */
const reach = (regions: readonly RegionDigests[]): Pick<LogVerdict, 'regions' | 'from' | 'to'> => {
  const sound = regions.map(({ hourly }) => soundOnes(hourly));
  const starts = sound.flatMap(([first]) => (first ? startOf(first) : []));
  const ends = sound.flatMap((digests) => digests.at(-1)?.place.end ?? []);
  return {
    regions: [...new Set(regions.map(({ region }) => region))].sort(),
    from: timeText(starts, Math.max),
    to: timeText(ends, Math.min),
  };
};

/** A trail has digests of its own region every hour, whatever happens there. */
const hasHomeRegion = ({ given: { trail }, regions }: ReadDigests): boolean =>
  regions.some(({ region, hourly }) => region === trail.homeRegion && hourly.length > 0);

/**
 * Proves the log files of a trail by its digests: every chain whole, every log file as it was delivered, none missing
 * and none added. Files that are not of the trail are left alone.
 */
export const verifyLogs = async (given: LogsToVerify): Promise<LogVerdict> => {
  const read = await readDigests(given);
  const there = new Set(read.paths);
  const damaged = await listedFaults(read, listedBy(read.signed, there));
  const told = new Set(damaged.map(({ path }) => path));
  const listed = listedBy(read.vouched, there);
  const { unlisted, unproven } = unlistedPaths(read, listed);
  const faults: readonly PathFault[] = [
    ...(hasHomeRegion(read) ? [] : [{ reason: 'no-digest', path: '' } as const]),
    ...read.faults,
    ...damaged,
    ...unlisted
      .filter((path) => !told.has(path))
      .map((path) => ({ reason: 'unlisted-log', path }) as const),
  ];
  return {
    ...{ digests: read.vouched.length, unproven: unproven.length },
    logs: [...listed.keys()].filter((path) => !told.has(path)).length,
    ...reach(read.regions),
    faults: faults.slice(0, MAX_LOG_FAULTS).map(logFault),
    moreFaults: Math.max(0, faults.length - MAX_LOG_FAULTS),
  };
};
