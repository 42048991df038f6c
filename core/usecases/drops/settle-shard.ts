import { eventsOf } from '#core/agreement/declared-events.ts';
import { holdersOf } from '#core/agreement/lookup.ts';
import type { Manifest } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import type { SettledShard } from '#core/ports/version-files.ts';
import {
  type KindShard,
  losersKey,
  settledReportKey,
  shardFile,
  stagedFileKey,
  tokenFileKey,
  type VersionId,
} from '#core/room-layout.ts';
import { shardNames } from '#core/shards.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { lendEach } from '#core/usecases/drops/lend-files.ts';
import { checksumOf, readPartReports, sameMaking } from '#core/usecases/drops/part-report.ts';
import { readDrop } from '#core/usecases/drops/read-drop.ts';
import { SettledReport } from '#core/usecases/drops/settled-report.ts';
import { unlessDecided } from '#core/usecases/drops/unless-decided.ts';
import { jsonBytes, readJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'workspace' | 'versionFiles' | 'shards'>;

/** One kind in one shard of an attempt at a drop, all of whose parts are tokenised. */
export interface ShardTask extends KindShard {
  readonly arrived: ArrivedDrop;
  readonly version: string;
}

/** What became of it; `refused` where a part was, so that there is nothing to settle. */
export interface ShardOutcome extends KindShard {
  readonly outcome: 'settled' | 'refused' | 'decided';
}

/**
 * Third step of accepting a drop, once for each kind in each shard: whatever tokens fall there, of whichever part,
 * belong to the earliest person who has them, and match keys to as many as the agreement compares. Writes that token file of the version, and in `staging/` who lost
 * what. As with a part its report comes last, and what waits is never changed: a repeated run writes the same.
 */
export const settleShard =
  (ports: Ports) =>
  async (task: ShardTask): Promise<ShardOutcome> => {
    const { kind, shard } = task;
    return {
      ...{ kind, shard },
      outcome: await unlessDecided(ports, task, (state) => settleOnce(ports, state, task)),
    };
  };

const settleOnce = async (
  ports: Ports,
  state: RoomState,
  { arrived, version: name, kind, shard }: ShardTask,
): Promise<'settled' | 'refused'> => {
  const { signed, manifest } = await readDrop(ports, state, arrived);
  if (!shardNames(ports.shards).includes(shard))
    throw new AirlockError('usage', 'This room has no such shard.');
  if (!manifest.kinds.includes(kind))
    throw new AirlockError('usage', 'This drop has no such kind of identifier.');
  const { party, dataset } = arrived;
  const attempt = { party, dataset, version: name };
  const key = settledReportKey(attempt, { kind, shard });
  const known = await readJson(ports.objects, key, SettledReport);
  if (known) return 'settled';
  const reports = await readPartReports(ports, attempt, manifest);
  if ('reason' in reports) return 'refused';
  const { epoch } = sameMaking(reports, ports.shards);
  const version: VersionId = { collaboration: signed.agreement.id, ...attempt, epoch };
  const isEvents = eventsOf(signed.agreement, party, dataset) !== undefined;
  const holders = holdersOf(signed.agreement, kind);
  const report = await settle(ports, { manifest, version, isEvents, holders, kind, shard });
  await ports.objects.putIfAbsent(key, jsonBytes(report));
  return 'settled';
};

interface Settling extends KindShard {
  readonly manifest: Manifest;
  readonly version: VersionId;
  readonly isEvents: boolean;
  readonly holders: number;
}

const settle = (ports: Ports, settling: Settling): Promise<SettledReport> => {
  const { manifest, version, kind, shard } = settling;
  const staged = manifest.parts.map(({ file }) => stagedFileKey(version, { kind, shard, file }));
  return lendEach(ports, staged, (files) =>
    ports.workspace.withFolder(async (target) => {
      const { lost, kept, losers } = await settledIn(ports, { ...settling, files }, target);
      const file = await putFile(ports, settling, kept);
      if (losers) await ports.objects.putFile(losersKey(version, settling), losers);
      return { manifest: checksumOf(manifest), lost, file };
    }),
  );
};

/** Of one part of people nothing is lost, and its piece is the file of the version as it is; events lose their marks. */
const settledIn = async (
  { versionFiles }: Ports,
  { manifest, isEvents, holders, kind, files }: Settling & { readonly files: readonly string[] },
  target: string,
): Promise<SettledShard> => {
  if (isEvents) {
    const { repeats, kept } = await versionFiles.settleEvents(files, target);
    return { lost: repeats, kept, losers: undefined };
  }
  const [only, ...others] = files;
  if (only !== undefined && others.length === 0) return { lost: 0, kept: only, losers: undefined };
  return versionFiles.settle({ kind, kinds: manifest.kinds, files, holders }, target);
};

const putFile = async (
  { objects, workspace }: Ports,
  { version, kind, shard }: Settling,
  path: string,
): Promise<SettledReport['file']> => {
  const file = shardFile(shard);
  const sum = await workspace.checksum(path);
  await objects.putFile(tokenFileKey(version, kind, file), path);
  return { kind, file, ...sum };
};
