import { z } from 'zod';
import { canonicalJson } from '#core/canonical-json.ts';
import { ChecksumText, type Manifest, type ManifestPart } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { Id, KeyCheck } from '#core/ledger/fields.ts';
import { LintReport } from '#core/lint/lint-report.ts';
import { PeopleSums } from '#core/people-sums.ts';
import { DROP_REFUSALS } from '#core/refusals.ts';
import { type AttemptId, partReportKey } from '#core/room-layout.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';
import { ShardCount } from '#core/shards.ts';
import { someAtATime } from '#core/some-at-a-time.ts';
import { readJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** The manifest that the part was read by: its party may put another in its place until the drop is decided on. */
const OF_MANIFEST = { manifest: ChecksumText };

const TokenisedReport = z.strictObject({
  ...OF_MANIFEST,
  outcome: z.literal('tokenised'),
  /** The lifetime of the key that was used, and which key it was. */
  epoch: z.int().positive(),
  keyCheck: KeyCheck,
  shards: ShardCount,
  /** Which marks of its party kept people out of it; left out where there were none. */
  tombstones: Id.optional(),
  report: LintReport,
  /** What its people add up to. */
  sums: PeopleSums,
});
const RefusedReport = z.strictObject({
  ...OF_MANIFEST,
  outcome: z.literal('refused'),
  reason: z.enum(DROP_REFUSALS),
});

/** What became of one part of an attempt, as it is kept until the drop is decided on. */
export const PartReport = z.discriminatedUnion('outcome', [TokenisedReport, RefusedReport]);
export type PartReport = z.infer<typeof PartReport>;
/** The report of a part whose token files wait. */
export type TokenisedReport = z.infer<typeof TokenisedReport>;

/** Name of a part in reports. */
export const partName = ({ file }: ManifestPart): string => file.replace('.parquet', '');

/** Tells a manifest from every other, for the room alone: what is guessable of it must not be told. */
export const checksumOf = (manifest: Manifest): Checksum => sha256(canonicalJson(manifest));

/**
 * The reports of all parts, in the manifest's order, or that of the first one for which the drop is refused.
 * Throws AirlockError('room') if one is missing, or was made by another manifest.
 */
export const readPartReports = async (
  { objects }: Pick<RoomPorts, 'objects'>,
  id: AttemptId,
  manifest: Manifest,
): Promise<readonly TokenisedReport[] | z.infer<typeof RefusedReport>> => {
  const checksum = checksumOf(manifest);
  const found = await someAtATime(manifest.parts, async (part) =>
    readJson(objects, partReportKey(id, partName(part)), PartReport),
  );
  const reports: TokenisedReport[] = [];
  for (const [at, report] of found.entries()) {
    if (!report)
      throw new AirlockError(
        'room',
        `"${manifest.parts[at]?.file}" is not tokenised yet: a drop is published after its last part.`,
      );
    if (report.manifest !== checksum) throw replacedManifest();
    if (report.outcome === 'refused') return report;
    reports.push(report);
  }
  return reports;
};

/** Its party may put another manifest in its place until the drop is decided on. */
export const replacedManifest = (): AirlockError =>
  new AirlockError(
    'room',
    'The manifest was replaced while its drop was tokenised: upload the drop again.',
  );

/** What all parts of a drop were made with. Throws AirlockError('room') if that is not one and the same. */
export const sameMaking = (
  reports: readonly TokenisedReport[],
  shards: ShardCount,
): Pick<TokenisedReport, 'epoch' | 'keyCheck' | 'tombstones'> => {
  const [first, ...others] = reports;
  if (
    !first ||
    others.some(({ epoch, keyCheck }) => epoch !== first.epoch || keyCheck !== first.keyCheck)
  )
    throw new AirlockError(
      'room',
      'The token key changed while the drop was tokenised: upload the drop again.',
    );
  if (reports.some((each) => each.shards !== shards))
    throw new AirlockError(
      'room',
      'The room was deployed with another number of shards while the drop was tokenised: upload the drop again.',
    );
  if (reports.some(({ tombstones }) => tombstones !== first.tombstones)) throw forgottenMeanwhile();
  return first;
};

/** Somebody was forgotten, or lifted, since a part was looked at for whom to leave out. */
export const forgottenMeanwhile = (): AirlockError =>
  new AirlockError(
    'room',
    'People were forgotten, or forgotten no more, while the drop was tokenised: upload the drop again.',
  );
