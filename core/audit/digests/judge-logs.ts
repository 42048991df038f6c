import { createHash } from 'node:crypto';
import { DIGEST_DELIVERY_MS, LOG_DELIVERY_MS, MAX_LOG_BYTES } from '#core/audit/audit-limits.ts';
import type { AskedTime } from '#core/audit/digests/judge-chain.ts';
import type { LogFaultReason } from '#core/audit/digests/log-verdict.ts';
import { logPlace } from '#core/audit/digests/trail-places.ts';
import type { TrailFiles } from '#core/ports/trail-files.ts';

/** The time that the digests of a region speak for, in milliseconds. */
export interface SpokenTime {
  readonly from: number;
  readonly to: number;
}

/** Holds a log file against the hash that its digest names. */
export const listedLogFault = async (
  files: TrailFiles,
  path: string,
  hash: string,
): Promise<LogFaultReason | undefined> => {
  const content = createHash('sha256');
  const take = (bytes: Uint8Array): void => {
    content.update(bytes);
  };
  const unpacked = await files.unpack(path, { maxBytes: MAX_LOG_BYTES, take });
  if (unpacked === 'absent') return 'missing-log';
  if (unpacked !== 'whole') return 'damaged-log';
  return content.digest('hex') === hash ? undefined : 'altered-log';
};

/** What decides about log files that no sound digest names. */
export interface Unlisted {
  readonly asked: AskedTime;
  /** By account and region, as `regionKey` names them. */
  readonly spoken: ReadonlyMap<string, SpokenTime>;
  readonly accounts: ReadonlySet<string>;
  /** The folders that digests speak for: `CloudTrail`, and others of which they name a file. */
  readonly kinds: ReadonlySet<string>;
}

/** Names the files of one region of one account. */
export const regionKey = ({ account, region }: { account: string; region: string }): string =>
  `${account}/${region}`;

/**
 * What a file is that no sound digest names: no log file, or of a time that nobody asked for (undefined); of others,
 * or of a time that no digest speaks for yet or any more (`unproven`); or one that was put there, or whose digest is
 * gone (`unlisted`).
 */
export const unlistedLog = (
  path: string,
  { asked, spoken, accounts, kinds }: Unlisted,
): 'unlisted' | 'unproven' | undefined => {
  const place = logPlace(path);
  if (!place) return isStray(path) ? 'unlisted' : undefined;
  if (place.time !== undefined && !isAsked(place.time, asked)) return undefined;
  if (!accounts.has(place.account) || !kinds.has(place.kind)) return 'unproven';
  const time = spoken.get(regionKey(place));
  return place.time !== undefined && time && isBeyond(place.time, time) ? 'unproven' : 'unlisted';
};

/** CloudTrail delivers nothing outside of `AWSLogs`; whoever reads the folder would take it for a log file. */
const isStray = (path: string): boolean =>
  path.endsWith('.json.gz') && !/(?:^|\/)AWSLogs\//.test(path);

const isAsked = (
  time: number,
  { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: AskedTime,
): boolean => time >= from && time <= to;

/** A file may come some minutes later than its name says, and its digest some hours. */
const isBeyond = (time: number, { from, to }: SpokenTime): boolean =>
  time < from || (time > to - LOG_DELIVERY_MS && time <= to + DIGEST_DELIVERY_MS);

/** The kind of a log file that a digest names. */
export const kindOf = (path: string): string | undefined => logPlace(path)?.kind;
