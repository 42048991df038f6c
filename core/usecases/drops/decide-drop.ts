import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { contentOf, type Manifest } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { requireNoErasure } from '#core/ledger/erasures.ts';
import type { EventOf } from '#core/ledger/events.ts';
import { requireUnfrozen } from '#core/ledger/freezes.ts';
import {
  comparableVersions,
  currentVersion,
  decisionOn,
  type PublishedVersion,
  type RoomState,
  ruling,
} from '#core/ledger/room-state.ts';
import { requireDelivering } from '#core/ledger/withdrawals.ts';
import { OVERTAKEN_TRIES } from '#core/limits.ts';
import { rejectShare } from '#core/lint/reject-share.ts';
import { respectsMinimumChange } from '#core/privacy/exact/minimum-change.ts';
import { twoSignificantDigits, twoSignificantDigitsUp } from '#core/privacy/significant-digits.ts';
import type { VersionId } from '#core/room-layout.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';
import { untilSettled } from '#core/until-settled.ts';
import { requireSameKey } from '#core/usecases/drops/check-token-key.ts';
import {
  type Acceptance,
  type ArrivedDrop,
  publishedDrop,
  recallDrop,
} from '#core/usecases/drops/drop-outcome.ts';
import { lendVersion } from '#core/usecases/drops/lend-files.ts';
import { noteRefusal } from '#core/usecases/drops/note-refusal.ts';
import { forgottenMeanwhile } from '#core/usecases/drops/part-report.ts';
import { placeReport } from '#core/usecases/drops/place-report.ts';
import type { PlacedVersion } from '#core/usecases/drops/place-version.ts';
import { requireComparable, requireSameEpoch } from '#core/usecases/drops/publishable.ts';
import {
  findVersionReport,
  readVersionReport,
  type VersionReport,
} from '#core/usecases/drops/version-report.ts';
import {
  checkFiles,
  noteCheck,
  noteDamage,
  notWhole,
} from '#core/usecases/questions/check-version.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<
  RoomPorts,
  'objects' | 'ledger' | 'keyRing' | 'versionFiles' | 'shards' | 'clock'
>;

/** One attempt at turning a drop into a version. */
export interface Attempt {
  readonly arrived: ArrivedDrop;
  readonly signed: AgreementWithDigest;
  readonly manifest: Manifest;
  readonly version: VersionId;
  /** Key check value of the token key that made it. */
  readonly keyCheck: string;
  /** Which marks of its party kept people out of it. */
  readonly tombstones: string | undefined;
  readonly placed: PlacedVersion;
}

/**
 * Publishes a version that lies in the vault by one ledger entry, or refuses its drop. The entry is appended
 * only to a ledger in which no other version could be asked about since the comparison with those that were;
 * otherwise the comparison is made again.
 */
export const decideDrop = async (ports: Ports, attempt: Attempt): Promise<Acceptance> => {
  const { arrived, placed } = attempt;
  const { report } = placed;
  if (isMostlyUnusable(attempt))
    return noteRefusal(ports, arrived, { reason: 'too-many-rejects', report });
  return untilSettled(OVERTAKEN, async () => {
    const state = await ports.ledger.state();
    const compared = comparedNow(attempt, state);
    if (!(await changesEnough(ports, attempt, compared)))
      return noteRefusal(ports, arrived, { reason: 'minimum-change', report });
    return publish(ports, attempt, { compared, held: await heldBefore(ports, attempt, state) });
  });
};

const OVERTAKEN = {
  tries: OVERTAKEN_TRIES,
  says: 'Questions are asked faster than the drop can be decided on: upload it again in a moment.',
};

const isMostlyUnusable = ({ signed, placed: { report } }: Attempt): boolean =>
  rejectShare(report) > effectiveTerms(signed.agreement).maxRejectShare || report.accepted === 0;

/** Versions that the new one must not differ from by a few people, of whichever dataset of its party. */
const comparedNow = (
  { arrived, signed, version }: Attempt,
  state: RoomState,
): readonly PublishedVersion[] =>
  effectiveTerms(signed.agreement).noise === 'none'
    ? comparableVersions(state, arrived).filter(({ epoch }) => epoch === version.epoch)
    : [];

const namesOf = (versions: readonly PublishedVersion[]): string =>
  versions.map(({ version }) => version).join();

const changesEnough = async (
  ports: Ports,
  { signed, version, placed }: Attempt,
  compared: readonly PublishedVersion[],
): Promise<boolean> => {
  const terms = effectiveTerms(signed.agreement);
  if (terms.noise !== 'none') return true;
  if (compared.length === 0) return true;
  return lendVersion(ports, { ...version, domain: placed.domain }, (newer) =>
    ports.versionFiles.withComparison(newer, async (changeSince) => {
      for (const each of compared) {
        // What is damaged cannot be compared with. Noted, it is none of them any more, and all is looked at again.
        if (await noteDamage(ports, version.collaboration, each)) continue;
        const { dataset, version: name } = each;
        const { domain } = await readVersionReport(ports, each);
        const change = await lendVersion(
          ports,
          { ...version, dataset, version: name, domain },
          changeSince,
        );
        if (!respectsMinimumChange(change, terms.minimumChange)) return false;
      }
      return true;
    }),
  );
};

/** How many people a version is of, or events, which are nobody by themselves. */
const rowsOf = ({ report: { accepted }, summary }: PlacedVersion) =>
  summary ? { people: accepted } : { people: 0, events: accepted };

/**
 * The same as the other party may know it: with whoever stays out since they were forgotten, or the next delivery would tell
 * that somebody was found.
 */
const rowsTold = (placed: PlacedVersion) => {
  const { people, events } = { events: undefined, ...rowsOf(placed) };
  const { forgotten = 0 } = placed.report.quarantined;
  return events === undefined
    ? { people: twoSignificantDigits(people + forgotten) }
    : { people: 0, events: twoSignificantDigitsUp(events + forgotten) };
};

/** Until when exact answers on a version wait. */
type Held = Pick<VersionReport, 'heldUntil'>;

/** Exact answers that wait since few people were taken out wait on, whatever is delivered in between. */
const heldBefore = async (
  ports: Ports,
  { arrived: { party, dataset }, signed }: Attempt,
  state: RoomState,
): Promise<Held> => {
  if (effectiveTerms(signed.agreement).noise !== 'none') return {};
  const before = currentVersion(state, party, dataset);
  const report = before && (await findVersionReport(ports, before));
  return typeof report === 'object' && report.heldUntil !== undefined
    ? { heldUntil: report.heldUntil }
    : {};
};

/** Answers undefined when the comparison must be made again. */
const publish = async (
  ports: Ports,
  attempt: Attempt,
  { compared, held }: { readonly compared: readonly PublishedVersion[]; readonly held: Held },
): Promise<Acceptance | undefined> => {
  const { arrived, signed, manifest, version, keyCheck, tombstones, placed } = attempt;
  const { report, files, summary } = placed;
  const rows = rowsOf(placed);
  const support = summary && [...summary.support];
  const stored = await placeReport(ports, version, {
    ...{ ...rows, report, files: [...files], content: contentOf(manifest) },
    ...(summary && { fingerprint: summary.fingerprint, support }),
    ...{ shards: ports.shards, domain: placed.domain },
    ...(tombstones !== undefined && { tombstones }),
    ...held,
  });
  const event = publication(attempt, sha256(stored));
  const entry = await ports.ledger.append((state) => {
    if (decisionOn(state, arrived)) return undefined;
    requireUnfrozen(state);
    requireDelivering(state, arrived);
    requireComparable(state, { ...version, agreement: signed.agreement, now: ports.clock.now() });
    if (ruling(state) !== signed.digest)
      throw new AirlockError(
        'input',
        'Another agreement came into its place meanwhile: prepare the drop again under that one.',
      );
    requireSameEpoch(state, version);
    if (namesOf(comparedNow(attempt, state)) !== namesOf(compared)) return undefined;
    requireSameKey(state, version.epoch, keyCheck);
    requireNoErasure(state, arrived.party);
    if (state.tombstones.get(arrived.party) !== tombstones) throw forgottenMeanwhile();
    return event;
  });
  if (!entry) return recallDrop(ports, await ports.ledger.state(), arrived);
  await requirePlaced(ports, attempt, { ...event, at: entry.at });
  return publishedDrop({ ...version, ...rows, report, support, repeated: false }, signed.agreement);
};

/** A clean-up takes the files of an attempt that slept for a day: whoever wakes after that says so. */
const requirePlaced = async (
  ports: Ports,
  { version: { collaboration }, placed: { files } }: Attempt,
  version: PublishedVersion,
): Promise<void> => {
  const { faults } = await checkFiles(ports, { collaboration, version, contents: false }, files);
  if (faults.length === 0) return;
  await noteCheck(ports, version, 'damaged');
  throw await notWhole(ports, version);
};

const publication = (
  { arrived, signed, manifest, version, keyCheck, placed }: Attempt,
  report: Checksum,
): EventOf<'dataset-published'> => ({
  type: 'dataset-published',
  party: arrived.party,
  dataset: arrived.dataset,
  version: version.version,
  drop: arrived.drop,
  epoch: version.epoch,
  kinds: manifest.kinds,
  ...rowsTold(placed),
  agreement: signed.digest,
  keyCheck,
  report,
});
