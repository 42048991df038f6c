import type { TrailName } from '#core/audit/digests/trail-name.ts';

/** What the path of a digest says of it. */
export interface DigestPlace {
  /** Under the folder, with `/`. */
  readonly path: string;
  readonly account: string;
  readonly region: string;
  readonly trail: string;
  readonly homeRegion: string;
  /** Whether it lies among those of an organisation, whose trail has digests for every account. */
  readonly ofOrganisation: boolean;
  /** Whether it speaks for files that came too late for the digest of their hour. */
  readonly backfill: boolean;
  /** When the time ends that it speaks for, in milliseconds. */
  readonly end: number;
}

/** What the path of a log file says of it. */
export interface LogPlace {
  readonly path: string;
  readonly account: string;
  readonly region: string;
  /** The folder of its kind: `CloudTrail`, `CloudTrail-Insight` … */
  readonly kind: string;
  /** The minute in its name, in milliseconds; undefined where that is not as CloudTrail names files. */
  readonly time: number | undefined;
}

/** “CloudTrail digest file structure”, AWS CloudTrail User Guide. */
const DIGEST =
  /(?:^|\/)AWSLogs\/(?<org>o-[a-z0-9]{10,32}\/)?(?<account>\d{12})\/CloudTrail-Digest\/(?<region>[a-z0-9-]+)\/\d{4}\/\d\d\/\d\d\/\k<account>_CloudTrail-Digest_\k<region>_(?<trail>[A-Za-z0-9._-]+)_(?<home>[a-z0-9-]+)_(?<end>\d{8}T\d{6}Z)(?<late>_backfill)?\.json\.gz$/;

/** “Finding your CloudTrail log files”, AWS CloudTrail User Guide. */
const LOG =
  /(?:^|\/)AWSLogs\/(?:o-[a-z0-9]{10,32}\/)?(?<account>\d{12})\/(?<kind>CloudTrail(?!-Digest)[^/]*)\/(?<region>[^/]+)\/(?<rest>.+)$/;
const LOG_NAME =
  /^\d{4}\/\d\d\/\d\d\/\d{12}_CloudTrail[A-Za-z-]*_[a-z0-9-]+_(\d{8}T\d{4})Z_[A-Za-z0-9]+\.json\.gz$/;

/** `20150817T1501` or `20150817T150131Z` as milliseconds; undefined if there is no such time. */
const compactTime = (text: string): number | undefined => {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?Z?$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second = '00'] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time;
};

/** What a path says of the digest that lies there; undefined if none does. */
export const digestPlace = (path: string): DigestPlace | undefined => {
  const { org, account, region, trail, home, end, late } = DIGEST.exec(path)?.groups ?? {};
  if (!account || !region || !trail || !home || !end) return undefined;
  const time = compactTime(end);
  if (time === undefined) return undefined;
  return {
    ...{ path, account, region, trail, end: time },
    homeRegion: home,
    ofOrganisation: org !== undefined,
    backfill: late !== undefined,
  };
};

/** What a path says of the log file that lies there; undefined if none does. */
export const logPlace = (path: string): LogPlace | undefined => {
  const { account, kind, region, rest } = LOG.exec(path)?.groups ?? {};
  if (!account || !kind || !region || !rest) return undefined;
  return { path, account, kind, region, time: compactTime(LOG_NAME.exec(rest)?.[1] ?? '') };
};

/** Whether a digest is of this trail: of its account, or of any account of its organisation. */
export const isOfTrail = (place: DigestPlace, trail: TrailName): boolean =>
  place.trail === trail.name &&
  place.homeRegion === trail.homeRegion &&
  (place.account === trail.account || place.ofOrganisation);
