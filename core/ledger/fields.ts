import { z } from 'zod';
import { MATCH_KINDS } from '#core/identifiers/kinds.ts';
import { MAX_VALUE_LENGTH } from '#core/limits.ts';
import { DatasetName, PartyId } from '#core/names.ts';

/** Names of versions, drops and releases: made by us, hex and `-`. */
export const Id = z.string().regex(/^[0-9a-f]{8,32}(-[0-9a-f]{8})?$/);

/** A name that AWS gives to a request or to an execution of a query: CloudTrail tells it too. */
export const CallId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);

/** Whose list an event is about. */
export const DATASET = { party: PartyId, dataset: DatasetName };

/** One dataset at one version, as a question uses it. */
export const DatasetVersion = z.strictObject({ ...DATASET, version: Id });
export type DatasetVersion = z.infer<typeof DatasetVersion>;

/** Those that a question runs on: two of people, and behind them those of the events that it reads. */
export const QuestionVersions = z.array(DatasetVersion).min(2).max(4);

/** What was asked, in clear: kinds, and attributes as `party.attribute`. Entries of older rooms do not say it. */
export const ASKED = {
  on: z.array(z.enum(MATCH_KINDS)).min(1).optional(),
  by: z.array(z.string().max(80)).optional(),
  /** The values that matches were limited to, by their attributes; left out where there were none. */
  where: z.record(z.string().max(80), z.array(z.string().max(MAX_VALUE_LENGTH)).min(1)).optional(),
  /** The lists of events that it read, as `party.dataset`, and the seconds in which these counted. */
  events: z.array(z.string().max(80)).max(2).optional(),
  period: z.strictObject({ from: z.int().nonnegative(), to: z.int().nonnegative() }).optional(),
  /** How conversions were credited to touches. */
  method: z.string().max(20).optional(),
  /** Under how many values somebody counted, and by which lower ends of how often. */
  values: z.int().positive().optional(),
  frequency: z.array(z.int().positive()).optional(),
};

/** What tells one token key from another: 128 bits of an HMAC, in hex. */
export const KeyCheck = z.string().regex(/^[0-9a-f]{32}$/);
