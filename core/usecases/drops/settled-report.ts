import { z } from 'zod';
import { ChecksumText, type Manifest } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { type AttemptId, settledReportKey } from '#core/room-layout.ts';
import { type ShardCount, shardNames } from '#core/shards.ts';
import { someAtATime } from '#core/some-at-a-time.ts';
import { checksumOf, replacedManifest } from '#core/usecases/drops/part-report.ts';
import { ReportedFile } from '#core/usecases/drops/version-report.ts';
import { readJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** What became of one shard of an attempt, as it is kept until the drop is decided on. */
export const SettledReport = z.strictObject({
  /** The manifest that its parts were read by. */
  manifest: ChecksumText,
  /** Identifiers that later parts lost to earlier ones; who lost them stands in a file of its own. */
  lost: z.partialRecord(z.enum(IDENTIFIER_KINDS), z.int().positive()),
  /** Its token files in the vault, one of each kind. */
  files: z.array(ReportedFile.omit({ etag: true })).min(1),
});
export type SettledReport = z.infer<typeof SettledReport>;

/** A shard and what became of it. */
export interface SettledShardReport extends SettledReport {
  readonly shard: string;
}

/** The reports of all shards. Throws AirlockError('room') if one is missing, or was made by another manifest. */
export const readSettledReports = (
  { objects }: Pick<RoomPorts, 'objects'>,
  id: AttemptId,
  { manifest, shards }: { readonly manifest: Manifest; readonly shards: ShardCount },
): Promise<readonly SettledShardReport[]> =>
  someAtATime(shardNames(shards), async (shard) => {
    const report = await readJson(objects, settledReportKey(id, shard), SettledReport);
    if (!report)
      throw new AirlockError(
        'room',
        `Shard ${shard} is not settled yet: a drop is published after its last shard.`,
      );
    if (report.manifest !== checksumOf(manifest)) throw replacedManifest();
    return { ...report, shard };
  });
