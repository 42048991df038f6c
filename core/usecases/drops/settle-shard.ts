import type { Manifest } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import type { KindFiles, SettledShard } from '#core/ports/version-files.ts';
import {
  losersKey,
  settledReportKey,
  shardFile,
  stagedFileKey,
  tokenFileKey,
  type VersionId,
} from '#core/room-layout.ts';
import { shardNames } from '#core/shards.ts';
import { someAtATime } from '#core/some-at-a-time.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { lendFiles } from '#core/usecases/drops/lend-files.ts';
import { checksumOf, readPartReports, sameMaking } from '#core/usecases/drops/part-report.ts';
import { readDrop } from '#core/usecases/drops/read-drop.ts';
import { SettledReport } from '#core/usecases/drops/settled-report.ts';
import { unlessDecided } from '#core/usecases/drops/unless-decided.ts';
import { jsonBytes, readJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'workspace' | 'versionFiles' | 'shards'>;

/** One shard of an attempt at a drop, all of whose parts are tokenised. */
export interface ShardTask {
  readonly arrived: ArrivedDrop;
  readonly version: string;
  readonly shard: string;
}

/** What became of a shard; `refused` where a part was, so that there is nothing to settle. */
export interface ShardOutcome {
  readonly shard: string;
  readonly outcome: 'settled' | 'refused' | 'decided';
}

/**
 * Third step of accepting a drop, once for each shard: whatever tokens fall into it, of whichever part, belong to
 * the earliest person who has them. Writes the token files of that shard into the version, and in `staging/` who lost
 * what. As with a part its report comes last, and what waits is never changed: a repeated run writes the same.
 */
export const settleShard =
  (ports: Ports) =>
  async (task: ShardTask): Promise<ShardOutcome> => {
    const { shard } = task;
    return {
      shard,
      outcome: await unlessDecided(ports, task, (state) => settleOnce(ports, state, task)),
    };
  };

const settleOnce = async (
  ports: Ports,
  state: RoomState,
  { arrived, version: name, shard }: ShardTask,
): Promise<'settled' | 'refused'> => {
  const { signed, manifest } = await readDrop(ports, state, arrived);
  if (!shardNames(ports.shards).includes(shard))
    throw new AirlockError('usage', 'This room has no such shard.');
  const { party, dataset } = arrived;
  const attempt = { party, dataset, version: name };
  const key = settledReportKey(attempt, shard);
  const known = await readJson(ports.objects, key, SettledReport);
  if (known) return 'settled';
  const reports = await readPartReports(ports, attempt, manifest);
  if ('reason' in reports) return 'refused';
  const { epoch } = sameMaking(reports, ports.shards);
  const version: VersionId = { collaboration: signed.agreement.id, ...attempt, epoch };
  const report = await settle(ports, { manifest, version, shard });
  await ports.objects.putIfAbsent(key, jsonBytes(report));
  return 'settled';
};

interface Settling {
  readonly manifest: Manifest;
  readonly version: VersionId;
  readonly shard: string;
}

const settle = (ports: Ports, settling: Settling): Promise<SettledReport> => {
  const { manifest, version, shard } = settling;
  const staged = manifest.kinds.flatMap((kind) =>
    manifest.parts.map(({ file }) => ({
      kind,
      key: stagedFileKey(version, { kind, shard, file }),
    })),
  );
  return lendFiles(ports, staged, (files) =>
    ports.workspace.withFolder(async (target) => {
      const settled = await settledIn(ports, files, target);
      const put = await someAtATime(manifest.kinds, (kind) =>
        putFile(ports, settling, { kind, path: settled.pathOf(kind) }),
      );
      if (settled.losers) await ports.objects.putFile(losersKey(version, shard), settled.losers);
      return {
        manifest: checksumOf(manifest),
        lost: Object.fromEntries(settled.lost),
        files: [...put],
      };
    }),
  );
};

interface Settled extends SettledShard {
  pathOf(kind: IdentifierKind): string;
}

/** Of one part nothing is lost, and its pieces are the files of the version as they are. */
const settledIn = async (
  { versionFiles }: Ports,
  files: KindFiles,
  target: string,
): Promise<Settled> => {
  if ([...files.values()].every(({ length }) => length === 1))
    return {
      lost: new Map(),
      losers: undefined,
      pathOf: (kind) => files.get(kind)?.[0] ?? '',
    };
  const settled = await versionFiles.settle(files, target);
  return { ...settled, pathOf: (kind) => `${target}/${kind}.parquet` };
};

const putFile = async (
  { objects, workspace }: Ports,
  { version, shard }: Settling,
  { kind, path }: { readonly kind: IdentifierKind; readonly path: string },
): Promise<SettledReport['files'][number]> => {
  const file = shardFile(shard);
  const sum = await workspace.checksum(path);
  await objects.putFile(tokenFileKey(version, kind, file), path);
  return { kind, file, ...sum };
};
