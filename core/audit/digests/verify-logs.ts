import { MAX_LOG_FAULTS } from '#core/audit/audit-limits.ts';
import { chainFaults, startOf } from '#core/audit/digests/judge-chain.ts';
import { type JudgedDigest, pathsOf, type SoundDigest } from '#core/audit/digests/judge-digest.ts';
import {
  kindOf,
  listedLogFault,
  type ProvenTime,
  regionKey,
  unlistedLog,
} from '#core/audit/digests/judge-logs.ts';
import { logFault } from '#core/audit/digests/log-fault.ts';
import type { LogFault, LogVerdict } from '#core/audit/digests/log-verdict.ts';
import {
  type LogsToVerify,
  type RegionDigests,
  readChains,
} from '#core/audit/digests/read-chains.ts';
import type { TrailFiles } from '#core/ports/trail-files.ts';

const soundOnes = (digests: readonly JudgedDigest[]): readonly SoundDigest[] =>
  digests.flatMap((judged) => ('sound' in judged ? judged.sound : []));

const ownSound = (regions: readonly RegionDigests[]): readonly SoundDigest[] =>
  regions.flatMap(({ hourly, backfill }) => soundOnes([...hourly, ...backfill]));

/** Where the log files lie that digests name, each with its hash. */
const listedLogs = (
  digests: readonly SoundDigest[],
  there: ReadonlySet<string>,
): ReadonlyMap<string, string> =>
  new Map(
    digests.flatMap(({ content }) =>
      content.logFiles.map(({ s3Bucket, s3Object, hashValue }): [string, string] => {
        const paths = pathsOf(s3Bucket, s3Object);
        return [paths.find((path) => there.has(path)) ?? `${s3Bucket}/${s3Object}`, hashValue];
      }),
    ),
  );

const listedFaults = async (
  files: TrailFiles,
  listed: ReadonlyMap<string, string>,
): Promise<readonly LogFault[]> => {
  const faults: LogFault[] = [];
  for (const [path, hash] of listed) {
    const fault = await listedLogFault(files, path, hash);
    if (fault) faults.push(logFault(fault, path));
  }
  return faults;
};

const provenTimes = (regions: readonly RegionDigests[]): ReadonlyMap<string, ProvenTime> =>
  new Map(
    regions.flatMap((each): readonly (readonly [string, ProvenTime])[] => {
      const sound = soundOnes(each.hourly);
      const [first, last] = [sound[0], sound.at(-1)];
      return first && last ? [[regionKey(each), { from: startOf(first), to: last.place.end }]] : [];
    }),
  );

const timeText = (times: readonly number[], pick: (...all: number[]) => number): string | null =>
  times.length === 0 ? null : new Date(pick(...times)).toISOString().replace('.000Z', 'Z');

/**
 * Proves the log files of a trail by its digests: every chain whole, every log file as it was delivered, none missing
 * and none added. Files that are not of the trail are left alone.
 */
export const verifyLogs = async (given: LogsToVerify): Promise<LogVerdict> => {
  const { files, trail, asked } = given;
  const paths = await files.paths();
  const regions = await readChains(given, paths);
  const own = ownSound(regions);
  const listed = listedLogs(own, new Set(paths));
  const elsewhere = listedLogs(soundOnes(regions.flatMap(({ others }) => others)), new Set(paths));
  const proven = provenTimes(regions);
  const rule = {
    ...{ asked, proven },
    accounts: new Set([trail.account, ...regions.map(({ account }) => account)]),
    kinds: new Set(['CloudTrail', ...[...listed.keys()].flatMap((path) => kindOf(path) ?? [])]),
  };
  const others = paths
    .filter((path) => !listed.has(path) && !elsewhere.has(path))
    .map((path) => ({ path, is: unlistedLog(path, rule) }));
  const damaged = await listedFaults(files, listed);
  const faults = [
    ...(regions.length === 0 ? [logFault('no-digest', '')] : []),
    ...regions.flatMap(({ hourly, backfill }) => [
      ...chainFaults({ digests: hourly, asked }),
      ...chainFaults({ digests: backfill, asked }),
    ]),
    ...damaged,
    ...others.flatMap(({ path, is }) => (is === 'unlisted' ? logFault('unlisted-log', path) : [])),
  ];
  return {
    digests: own.length,
    logs: listed.size - damaged.length,
    unproven: others.filter(({ is }) => is === 'unproven').length,
    regions: [...new Set(regions.map(({ region }) => region))],
    from: timeText(
      [...proven.values()].map(({ from }) => from),
      Math.max,
    ),
    to: timeText(
      [...proven.values()].map(({ to }) => to),
      Math.min,
    ),
    faults: faults.slice(0, MAX_LOG_FAULTS),
    moreFaults: Math.max(0, faults.length - MAX_LOG_FAULTS),
  };
};
