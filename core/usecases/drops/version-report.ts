import { z } from 'zod';
import { sealOf } from '#core/chain/chain.ts';
import { PartFile } from '#core/drop-files.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { TOKEN_KINDS } from '#core/identifiers/kinds.ts';
import type { EventOf } from '#core/ledger/events.ts';
import { Id } from '#core/ledger/fields.ts';
import { LintReport } from '#core/lint/lint-report.ts';
import { AttributeName, AttributeValue } from '#core/names.ts';
import type { KeyRing } from '#core/ports/key-ring.ts';
import { reportKey } from '#core/room-layout.ts';
import { ShardCount } from '#core/shards.ts';
import { findVouched } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** Where a token file lies under its kind: a shard's, or in a version of an older room a part's. */
const TokenFileName = z.union([z.string().regex(/^shard=\d{3}\/tokens\.parquet$/), PartFile]);

/** A token file of a version as it was when the version was published. */
export const ReportedFile = z.strictObject({
  kind: z.enum(TOKEN_KINDS),
  file: TokenFileName,
  bytes: z.int().nonnegative(),
  sha256: ChecksumText,
  /** While the store still says this, nobody wrote the file anew: its bytes need not be read. */
  etag: z.string().max(128),
});
export type ReportedFile = z.infer<typeof ReportedFile>;

/**
 * What only its own party learns of a version: the exact size, what the lint found on arrival, its files, and
 * what tells whether another version holds the same people. The ledger tells everybody the checksum of the whole; the seal in it, which only the room can
 * make, keeps the other party from trying sizes until one has that checksum.
 */
export const VersionReport = z.strictObject({
  people: z.int().nonnegative(),
  /** How many events it is of, where it is one of events: these are no people. */
  events: z.int().nonnegative().optional(),
  report: LintReport,
  files: z.array(ReportedFile).min(1),
  /** What its drop held (`contentOf`). A version of an older room does not say. */
  content: ChecksumText.optional(),
  /** What its people are (`VersionSummary`), and how many have each value. Versions of older rooms do not say. */
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
  support: z
    .array(
      z.strictObject({ attribute: AttributeName, value: z.string(), people: z.int().positive() }),
    )
    .optional(),
  /** Into how many shards it is cut, and what its codes mean. A version of an older room has neither. */
  shards: ShardCount.optional(),
  domain: z.record(AttributeName, z.array(AttributeValue).readonly()).optional(),
  /** Which marks of its party kept people out of it; left out where there were none. */
  tombstones: Id.optional(),
  /** Until when exact answers on it would tell of the few who were taken out. */
  heldUntil: z.iso.datetime().optional(),
  seal: z.string().regex(/^[0-9a-f]{64}$/),
});
export type VersionReport = z.infer<typeof VersionReport>;

/** The report of a version, sealed. The same version has the same report, whoever writes it. */
export const sealedReport = async (
  keyRing: KeyRing,
  version: string,
  of: Omit<VersionReport, 'seal'>,
): Promise<VersionReport> => ({ ...of, seal: await sealOf(keyRing, { ...of, version }) });

/** A version whose report is looked for, as the ledger names it. */
export type ReportedVersion = Pick<
  EventOf<'dataset-published'>,
  'party' | 'dataset' | 'version' | 'report'
>;

/** The report that the ledger vouches for, or what became of it. */
export const findVersionReport = (
  { objects }: Pick<RoomPorts, 'objects'>,
  published: ReportedVersion,
): Promise<VersionReport | 'missing' | 'changed'> => {
  const key = reportKey(published, published.version);
  return findVouched(objects, { key, checksum: published.report }, VersionReport);
};

/** The report that the ledger vouches for. Throws AirlockError('room') if it is missing or was changed. */
export const readVersionReport = async (
  ports: Pick<RoomPorts, 'objects'>,
  published: ReportedVersion,
): Promise<VersionReport> => {
  const found = await findVersionReport(ports, published);
  if (typeof found !== 'string') return found;
  const { version, party, dataset } = published;
  throw new AirlockError(
    'room',
    `The report of version ${version} of ${party}.${dataset} ${found === 'missing' ? 'is missing' : 'was changed'}: restore it, or have the room verified ("room verify") and deliver the list again.`,
  );
};
