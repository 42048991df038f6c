import { attributesOf } from '#core/agreement/lookup.ts';
import type { ManifestPart } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { foldLedger, type RoomState } from '#core/ledger/fold.ts';
import { attemptName, partReportKey, stagedKindPrefix, type VersionId } from '#core/room-layout.ts';
import { checkTokenKey } from '#core/usecases/drops/check-token-key.ts';
import { type ArrivedDrop, decisionOn } from '#core/usecases/drops/drop-outcome.ts';
import { type ReadDrop, readDrop } from '#core/usecases/drops/read-drop.ts';
import { stagePart } from '#core/usecases/drops/stage-version.ts';
import { PartReport, partName } from '#core/usecases/drops/staged-parts.ts';
import { jsonBytes, readJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'keyRing' | 'workspace' | 'tokeniser'>;

/** One part of an attempt at a drop. */
export interface PartTask {
  readonly arrived: ArrivedDrop;
  readonly version: string;
  /** Place of the part in the manifest. */
  readonly index: number;
}

/** What became of a part; `decided` when the ledger knows the end of the whole drop already. */
export interface PartOutcome {
  readonly index: number;
  readonly outcome: PartReport['outcome'] | 'decided';
}

/**
 * Tokenises one part of a drop into the staging area. Its report comes last and says that it is done;
 * nothing of it is ever changed afterwards, so a repeated or belated run does no harm.
 */
export const tokenisePart =
  (ports: Ports) =>
  async (task: PartTask): Promise<PartOutcome> => {
    const { arrived, index } = task;
    if (!task.version.startsWith(attemptName(arrived.drop, '')))
      throw new AirlockError('usage', 'This version does not belong to this drop.');
    const state = foldLedger(await ports.ledger.entries());
    if (decisionOn(state, arrived)) return { index, outcome: 'decided' };
    try {
      return { index, outcome: await stage(ports, state, task) };
    } catch (fault) {
      // Another attempt may have decided, and removed the drop, while this one was reading it.
      if (!decisionOn(foldLedger(await ports.ledger.entries()), arrived)) throw fault;
      return { index, outcome: 'decided' };
    }
  };

const stage = async (
  ports: Ports,
  state: RoomState,
  task: PartTask,
): Promise<PartReport['outcome']> => {
  const drop = await readDrop(ports, state, task.arrived);
  const part = drop.manifest.parts[task.index];
  if (!part) throw new AirlockError('usage', 'The manifest has no such part.');
  const key = partReportKey({ ...task.arrived, version: task.version }, partName(part));
  const known = await readJson(ports.objects, key, PartReport);
  if (known) return known.outcome;
  const report = await reportOn(ports, state, { task, drop, part });
  await ports.objects.putIfAbsent(key, jsonBytes(report));
  return report.outcome;
};

interface StagedPart {
  readonly task: PartTask;
  readonly drop: ReadDrop;
  readonly part: ManifestPart;
}

const reportOn = async (
  ports: Ports,
  state: RoomState,
  { task, drop, part }: StagedPart,
): Promise<PartReport> => {
  const { signed, manifest } = drop;
  const { party, dataset } = task.arrived;
  const collaboration = signed.agreement.id;
  const { epoch } = state;
  const version: VersionId = { collaboration, party, dataset, epoch, version: task.version };
  const keyCheck = await checkTokenKey(ports, state, version);
  const done = await stagePart(
    ports,
    {
      manifest,
      drop: task.arrived.drop,
      version,
      attributes: attributesOf(signed.agreement, party, dataset),
      keyOf: (kind, file) => stagedKindPrefix(version, kind) + file,
    },
    part,
  );
  return done.outcome === 'staged'
    ? { outcome: 'staged', epoch, keyCheck, report: done.report }
    : { ...done, epoch, keyCheck };
};
