import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { attributesOf } from '#core/agreement/lookup.ts';
import type { SignedAgreement } from '#core/agreement/parse-agreement.ts';
import { checkManifest } from '#core/drops/check-manifest.ts';
import { type DropId, Manifest } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { foldLedger, queriedVersions, type RoomState } from '#core/ledger/fold.ts';
import { type LintReport, rejectShare } from '#core/lint/lint-report.ts';
import { respectsMinimumChange } from '#core/privacy/minimum-change.ts';
import { twoSignificantDigits } from '#core/privacy/significant-digits.ts';
import type { DropRefusal } from '#core/refusals.ts';
import {
  type DatasetId,
  dropPrefix,
  manifestKey,
  reportKey,
  type VersionId,
} from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';
import { currentAgreement } from '#core/usecases/agreements.ts';
import { jsonBytes, readJson } from '#core/usecases/json-objects.ts';
import { removeAll } from '#core/usecases/remove-all.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { type StagedVersion, stageVersion } from '#core/usecases/stage-version.ts';
import { discardVersion, sweepAttempts, withVersionFiles } from '#core/usecases/version-files.ts';
import { VersionReport } from '#core/usecases/version-report.ts';

type Ports = Omit<RoomPorts, 'queryEngine'>;

/** A drop that was put into the room, by its place. */
export interface ArrivedDrop extends DatasetId {
  readonly drop: DropId;
}

/** What became of a drop. */
export type Acceptance =
  | {
      readonly outcome: 'published';
      readonly version: string;
      readonly people: number;
      readonly report: LintReport;
      /** The drop had been published before; nothing was done again. */
      readonly repeated: boolean;
    }
  | {
      readonly outcome: 'refused';
      readonly reason: DropRefusal;
      readonly report: LintReport | undefined;
    };

/**
 * Turns an arrived drop into a version that questions see. Each attempt writes a version folder of
 * its own; the ledger entry decides which attempt counts. So a crash at any step, a duplicate event
 * or two attempts at once leave the old version or the new one, never half, and repeating completes.
 */
export const acceptDrop =
  (ports: Ports) =>
  async (arrived: ArrivedDrop): Promise<Acceptance> => {
    const state = foldLedger(await ports.ledger.entries());
    const decided = await recall(ports, state, arrived);
    if (decided) return finish(ports, arrived, decided);
    try {
      return await finish(ports, arrived, await attempt(ports, state, arrived));
    } catch (fault) {
      // Another attempt may have decided, and removed the drop, while this one was reading it.
      const elsewhere = await recall(ports, foldLedger(await ports.ledger.entries()), arrived);
      if (!elsewhere) throw fault;
      return finish(ports, arrived, elsewhere);
    }
  };

const attempt = async (
  ports: Ports,
  state: RoomState,
  arrived: ArrivedDrop,
): Promise<Acceptance> => {
  const signed = await currentAgreement(ports, state);
  const manifest = await readJson(ports.objects, manifestKey(arrived, arrived.drop), Manifest);
  if (!manifest)
    throw new AirlockError('input', 'This drop has no manifest: upload it again, parts first.');
  checkManifest(manifest, signed);
  const version = newVersion(ports, { arrived, signed, epoch: state.epoch });
  const attributes = attributesOf(signed.agreement, arrived.party, arrived.dataset);
  try {
    const staged = await stageVersion(ports, { manifest, drop: arrived.drop, version, attributes });
    return await decide(ports, { arrived, signed, manifest, version, staged });
  } catch (fault) {
    await discardVersion(ports, version);
    throw fault;
  }
};

const newVersion = (
  { randomness }: Ports,
  of: { arrived: ArrivedDrop; signed: SignedAgreement; epoch: number },
): VersionId => ({
  collaboration: of.signed.agreement.id,
  party: of.arrived.party,
  dataset: of.arrived.dataset,
  epoch: of.epoch,
  version: `${of.arrived.drop.slice(0, 8)}-${Buffer.from(randomness.bytes(4)).toString('hex')}`,
});

/** What the ledger says of this drop already, if anything. */
const recall = async (
  { objects }: Ports,
  state: RoomState,
  arrived: ArrivedDrop,
): Promise<Acceptance | undefined> => {
  const event = state.drops.get(arrived.drop);
  if (event === undefined || event.party !== arrived.party || event.dataset !== arrived.dataset)
    return undefined;
  if (event.type === 'drop-refused')
    return { outcome: 'refused', reason: event.reason, report: undefined };
  const stored = await readJson(objects, reportKey(arrived, event.version), VersionReport);
  if (!stored) throw new AirlockError('room', 'The report of a published version is missing.');
  return { outcome: 'published', version: event.version, ...stored, repeated: true };
};

interface Attempt {
  readonly arrived: ArrivedDrop;
  readonly signed: SignedAgreement;
  readonly manifest: Manifest;
  readonly version: VersionId;
  readonly staged: StagedVersion;
}

const decide = async (ports: Ports, attempt: Attempt): Promise<Acceptance> => {
  const { staged, arrived } = attempt;
  const reason = await refusalOf(ports, attempt);
  if (!reason) return publish(ports, attempt);
  const { party, dataset, drop } = arrived;
  await ports.ledger.append((entries) =>
    foldLedger(entries).drops.has(drop)
      ? undefined
      : { type: 'drop-refused', party, dataset, drop, reason },
  );
  await discardVersion(ports, attempt.version);
  return { outcome: 'refused', reason, report: staged.report };
};

const refusalOf = async (ports: Ports, attempt: Attempt): Promise<DropRefusal | undefined> => {
  const { staged, signed, arrived, version } = attempt;
  if (staged.outcome === 'refused') return staged.reason;
  const terms = effectiveTerms(signed.agreement);
  if (rejectShare(staged.report) > terms.maxRejectShare || staged.report.accepted === 0)
    return 'too-many-rejects';
  if (terms.noise !== 'none') return undefined;
  const state = foldLedger(await ports.ledger.entries());
  for (const queried of queriedVersions(state, arrived.party, arrived.dataset)) {
    const older: VersionId = { ...version, epoch: queried.epoch, version: queried.version };
    if (queried.epoch !== version.epoch) continue;
    const difference = await withVersionFiles(ports, version, (newer) =>
      withVersionFiles(ports, older, (files) => ports.tokeniser.difference(newer, files)),
    );
    if (!respectsMinimumChange(difference, terms.minimumChange)) return 'minimum-change';
  }
  return undefined;
};

const publish = async (ports: Ports, attempt: Attempt): Promise<Acceptance> => {
  const { staged, arrived, signed, manifest, version } = attempt;
  if (staged.outcome === 'refused') throw new Error('a refused attempt cannot be published');
  const { people, report } = staged;
  const stored = jsonBytes({ people, report });
  await ports.objects.put(reportKey(arrived, version.version), stored);
  const { party, dataset, drop } = arrived;
  const entry = await ports.ledger.append((entries) => {
    const state = foldLedger(entries);
    if (state.drops.has(drop)) return undefined;
    if (state.agreement !== signed.digest)
      throw new AirlockError(
        'input',
        'The agreement changed meanwhile: prepare the drop again under the new one.',
      );
    return {
      type: 'dataset-published',
      party,
      dataset,
      version: version.version,
      drop,
      epoch: version.epoch,
      kinds: manifest.kinds,
      people: twoSignificantDigits(people),
      agreement: signed.digest,
      report: sha256(stored),
    };
  });
  if (entry)
    return { outcome: 'published', version: version.version, people, report, repeated: false };
  const decided = await recall(ports, foldLedger(await ports.ledger.entries()), arrived);
  if (!decided) throw new AirlockError('room', 'This drop was decided on elsewhere: try again.');
  return decided;
};

/** After the decision: no trace is left of the drop, nor of attempts that did not count. */
const finish = async (
  ports: Ports,
  arrived: ArrivedDrop,
  decided: Acceptance,
): Promise<Acceptance> => {
  await sweepAttempts(ports, arrived);
  await removeAll(ports.objects, dropPrefix(arrived, arrived.drop));
  return decided;
};
