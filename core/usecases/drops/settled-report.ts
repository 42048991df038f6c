import { z } from 'zod';
import { ChecksumText, type Manifest } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { type AttemptId, type KindShard, settledReportKey } from '#core/room-layout.ts';
import type { ShardCount } from '#core/shards.ts';
import { someAtATime } from '#core/some-at-a-time.ts';
import { kindShards } from '#core/usecases/drops/kind-shards.ts';
import { checksumOf, replacedManifest } from '#core/usecases/drops/part-report.ts';
import { ReportedFile } from '#core/usecases/drops/version-report.ts';
import { readJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** What became of one kind in one shard of an attempt, as it is kept until the drop is decided on. */
export const SettledReport = z.strictObject({
  /** The manifest that its parts were read by. */
  manifest: ChecksumText,
  /** Identifiers that later parts lost to earlier ones, and who lost them stands in a file of its own; or events that they have too. */
  lost: z.int().nonnegative(),
  /** Its token file in the vault. */
  file: ReportedFile.omit({ etag: true }),
});
export type SettledReport = z.infer<typeof SettledReport>;

/** A kind in a shard and what became of it. */
export interface SettledShardReport extends SettledReport, KindShard {}

/** The reports of every kind in every shard. Throws AirlockError('room') if one is missing, or was made by another manifest. */
export const readSettledReports = (
  { objects }: Pick<RoomPorts, 'objects'>,
  id: AttemptId,
  { manifest, shards }: { readonly manifest: Manifest; readonly shards: ShardCount },
): Promise<readonly SettledShardReport[]> =>
  someAtATime(kindShards(manifest.kinds, shards), async ({ kind, shard }) => {
    const report = await readJson(objects, settledReportKey(id, { kind, shard }), SettledReport);
    if (!report)
      throw new AirlockError(
        'room',
        `Shard ${shard} of kind "${kind}" is not settled yet: a drop is published after its last shard.`,
      );
    if (report.manifest !== checksumOf(manifest)) throw replacedManifest();
    return { ...report, kind, shard };
  });
