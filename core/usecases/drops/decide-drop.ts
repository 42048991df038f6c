import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { SignedAgreement } from '#core/agreement/parse-agreement.ts';
import type { Manifest } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import type { LedgerEvent } from '#core/ledger/entry.ts';
import {
  foldLedger,
  type PublishedVersion,
  queriedVersions,
  type RoomState,
} from '#core/ledger/fold.ts';
import { OVERTAKEN_TRIES } from '#core/limits.ts';
import { rejectShare } from '#core/lint/lint-report.ts';
import { respectsMinimumChange } from '#core/privacy/exact/minimum-change.ts';
import { twoSignificantDigits } from '#core/privacy/significant-digits.ts';
import type { DropRefusal } from '#core/refusals.ts';
import { refusalReportKey, type VersionId, versionPrefix } from '#core/room-layout.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';
import { untilSettled } from '#core/until-settled.ts';
import { requireSameKey } from '#core/usecases/drops/check-token-key.ts';
import {
  type Acceptance,
  type ArrivedDrop,
  recallDrop,
} from '#core/usecases/drops/drop-outcome.ts';
import { placeReport, reportedFiles } from '#core/usecases/drops/place-report.ts';
import type { StagedVersion } from '#core/usecases/drops/stage-version.ts';
import {
  discardVersion,
  tokenFileKey,
  withVersionFiles,
} from '#core/usecases/drops/version-files.ts';
import type { ReportedFile } from '#core/usecases/drops/version-report.ts';
import { jsonBytes } from '#core/usecases/json-objects.ts';
import { checkVersion, damagedVersion, noteCheck } from '#core/usecases/questions/check-version.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Omit<RoomPorts, 'queryEngine'>;

/** One attempt at turning a drop into a version. */
export interface Attempt {
  readonly arrived: ArrivedDrop;
  readonly signed: SignedAgreement;
  readonly manifest: Manifest;
  readonly version: VersionId;
  /** Key check value of the token key that made it. */
  readonly keyCheck: string;
  readonly staged: StagedVersion;
}

type Staged = Extract<StagedVersion, { outcome: 'staged' }>;

/**
 * Refuses a staged drop, or publishes it by one ledger entry. The entry is appended only to a ledger
 * in which no question was asked since the comparison with the queried versions; otherwise the
 * comparison is made again.
 */
export const decideDrop = async (ports: Ports, attempt: Attempt): Promise<Acceptance> => {
  const { staged } = attempt;
  if (staged.outcome === 'refused') return refuse(ports, attempt, staged.reason);
  if (isMostlyUnusable(attempt, staged)) return refuse(ports, attempt, 'too-many-rejects');
  const files = await reportedFiles(ports, attempt, staged);
  return untilSettled(OVERTAKEN, async () => {
    const queried = queriedNow(attempt, foldLedger(await ports.ledger.entries()));
    if (!(await changesEnough(ports, attempt, queried)))
      return refuse(ports, attempt, 'minimum-change');
    return publish(ports, attempt, { staged, files, queried });
  });
};

const OVERTAKEN = {
  tries: OVERTAKEN_TRIES,
  says: 'Questions are asked faster than the drop can be decided on: upload it again in a moment.',
};

const refuse = async (
  ports: Ports,
  { arrived, version, staged }: Attempt,
  reason: DropRefusal,
): Promise<Acceptance> => {
  const { party, dataset, drop } = arrived;
  // Before the entry, as with a publication: whoever reads of the refusal finds its report.
  if (staged.report)
    await ports.objects.put(refusalReportKey(arrived, drop), jsonBytes(staged.report));
  const entry = await ports.ledger.append((entries) =>
    foldLedger(entries).drops.has(drop)
      ? undefined
      : { type: 'drop-refused', party, dataset, drop, reason },
  );
  await discardVersion(ports, version);
  const refused: Acceptance = { outcome: 'refused', reason, report: staged.report };
  if (entry) return refused;
  // Another attempt at the same drop was faster, and may have come to another end: its word holds.
  return (await recallDrop(ports, foldLedger(await ports.ledger.entries()), arrived)) ?? refused;
};

const isMostlyUnusable = ({ signed }: Attempt, { report }: Staged): boolean =>
  rejectShare(report) > effectiveTerms(signed.agreement).maxRejectShare || report.accepted === 0;

/** Versions that the new one must not differ from by a few people. */
const queriedNow = (
  { arrived, signed, version }: Attempt,
  state: RoomState,
): readonly PublishedVersion[] =>
  effectiveTerms(signed.agreement).noise === 'none'
    ? queriedVersions(state, arrived.party, arrived.dataset).filter(
        ({ epoch }) => epoch === version.epoch,
      )
    : [];

const changesEnough = async (
  ports: Ports,
  { signed, version }: Attempt,
  queried: readonly PublishedVersion[],
): Promise<boolean> => {
  const terms = effectiveTerms(signed.agreement);
  if (terms.noise !== 'none') return true;
  if (queried.length === 0) return true;
  return withVersionFiles(ports, version, (newer) =>
    ports.tokeniser.withComparison(newer, async (differenceFrom) => {
      for (const each of queried) {
        if (!(await isComparable(ports, version, each))) continue;
        const older: VersionId = { ...version, version: each.version };
        const difference = await withVersionFiles(ports, older, differenceFrom);
        if (!respectsMinimumChange(difference, terms.minimumChange)) return false;
      }
      return true;
    }),
  );
};

/** What is damaged cannot be compared with. Noted, it leaves the queried ones, and all is looked at again. */
const isComparable = async (
  ports: Ports,
  { collaboration }: VersionId,
  version: PublishedVersion,
): Promise<boolean> => {
  const found = await checkVersion(ports, { collaboration, version, contents: false });
  if (found.faults.length > 0) await noteCheck(ports, version, 'damaged');
  return found.faults.length === 0;
};

interface Checked {
  readonly staged: Staged;
  readonly files: readonly ReportedFile[];
  readonly queried: readonly PublishedVersion[];
}

/** Answers undefined when the comparison must be made again. */
const publish = async (
  ports: Ports,
  attempt: Attempt,
  { staged, files, queried }: Checked,
): Promise<Acceptance | undefined> => {
  const { arrived, signed, version, keyCheck } = attempt;
  const { people, report } = staged;
  const stored = await placeReport(ports, version, { people, report, files: [...files] });
  const entry = await ports.ledger.append((entries) => {
    const state = foldLedger(entries);
    if (state.drops.has(arrived.drop)) return undefined;
    if (state.agreement !== signed.digest)
      throw new AirlockError(
        'input',
        'The agreement changed meanwhile: prepare the drop again under the new one.',
      );
    if (queriedNow(attempt, state).length !== queried.length) return undefined;
    requireSameKey(state, version.epoch, keyCheck);
    return publication(attempt, people, sha256(stored));
  });
  if (!entry) return recallDrop(ports, foldLedger(await ports.ledger.entries()), arrived);
  await requirePlaced(ports, version, files);
  return { outcome: 'published', version: version.version, people, report, repeated: false };
};

/** A clean-up takes the files of an attempt that slept for a day: whoever wakes after that says so. */
const requirePlaced = async (
  ports: Ports,
  version: VersionId,
  files: readonly ReportedFile[],
): Promise<void> => {
  const placed = new Set((await ports.objects.list(versionPrefix(version))).map(({ key }) => key));
  if (files.every(({ kind, file }) => placed.has(tokenFileKey(version, kind, file)))) return;
  await noteCheck(ports, version, 'damaged');
  throw damagedVersion(version);
};

const publication = (
  { arrived, signed, manifest, version, keyCheck }: Attempt,
  people: number,
  report: Checksum,
): LedgerEvent => ({
  type: 'dataset-published',
  party: arrived.party,
  dataset: arrived.dataset,
  version: version.version,
  drop: arrived.drop,
  epoch: version.epoch,
  kinds: manifest.kinds,
  people: twoSignificantDigits(people),
  agreement: signed.digest,
  keyCheck,
  report,
});
