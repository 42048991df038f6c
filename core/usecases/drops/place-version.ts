import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { eventsOf } from '#core/agreement/declared-events.ts';
import { attributesOf } from '#core/agreement/lookup.ts';
import { type Domain, domainOf } from '#core/attribute-codes.ts';
import type { Manifest } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { type LintReport, lossOf, mergeReports } from '#core/lint/lint-report.ts';
import { addSums, summaryOf, type VersionSummary } from '#core/people-sums.ts';
import type { Losses } from '#core/ports/version-files.ts';
import { losersKey, tokenFileKey, type VersionId, versionPrefix } from '#core/room-layout.ts';
import { lendEach } from '#core/usecases/drops/lend-files.ts';
import type { TokenisedReport } from '#core/usecases/drops/part-report.ts';
import type { SettledShardReport } from '#core/usecases/drops/settled-report.ts';
import type { ReportedFile } from '#core/usecases/drops/version-report.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'versionFiles'>;

/** The tokenised parts and settled shards of an attempt, and the version that they are to become. */
export interface Placing {
  readonly signed: AgreementWithDigest;
  readonly manifest: Manifest;
  readonly version: VersionId;
  readonly parts: readonly TokenisedReport[];
  readonly shards: readonly SettledShardReport[];
}

/** A version that lies whole in the vault, and that the ledger does not know yet. */
export interface PlacedVersion {
  readonly report: LintReport;
  readonly files: readonly ReportedFile[];
  /** What its people add up to; nothing of events, of which equal drops are equal versions. */
  readonly summary: VersionSummary | undefined;
  /** What its codes mean. */
  readonly domain: Domain;
}

/**
 * Draws together what the parts counted and what the shards took away: a person whom several shards took something
 * from is looked at here as a whole. Throws AirlockError('room') unless each file lies there as it was put.
 */
export const placeVersion = async (ports: Ports, placing: Placing): Promise<PlacedVersion> => {
  const { signed, version, parts, shards } = placing;
  const domain = domainOf(attributesOf(signed.agreement, version.party, version.dataset));
  const report = mergeReports(parts.map((each) => each.report));
  const made = shards.map(({ file }) => file);
  if (eventsOf(signed.agreement, version.party, version.dataset)) {
    subtractEvents(report, shards);
    return { report, files: await asStored(ports, version, made), summary: undefined, domain };
  }
  const losses = await sumLosses(ports, placing, domain);
  for (const settled of shards) subtractIdentifiers(report, settled);
  subtractPeople(report, losses.people);
  const summary = summaryOf(addSums([...parts.map(({ sums }) => sums), losses.sums]));
  return { report, files: await asStored(ports, version, made), summary, domain };
};

const sumLosses = (
  ports: Ports,
  { manifest, version, shards }: Placing,
  domain: Domain,
): Promise<Losses> => {
  const keys = shards.filter(({ lost }) => lost > 0).map((settled) => losersKey(version, settled));
  if (keys.length === 0) return Promise.resolve({ people: 0, sums: addSums([]) });
  return lendEach(ports, keys, (paths) =>
    ports.versionFiles.sumLosses(paths, { kinds: manifest.kinds, domain }),
  );
};

/**
 * What the report of a version says of its files, once they are put. Throws AirlockError('room') unless each lies there with
 * as many bytes.
 */
export const asStored = async (
  { objects }: Pick<RoomPorts, 'objects'>,
  version: VersionId,
  files: readonly Omit<ReportedFile, 'etag'>[],
): Promise<readonly ReportedFile[]> => {
  const stored = new Map(
    (await objects.list(versionPrefix(version))).map((each) => [each.key, each]),
  );
  return files.map((file) => {
    const found = stored.get(tokenFileKey(version, file.kind, file.file));
    if (found?.bytes !== file.bytes)
      throw new AirlockError(
        'room',
        'A token file is missing, or not as it was put: try the same again.',
      );
    return { ...file, etag: found.etag };
  });
};

/** Moves what was lost to earlier parts from usable to repeated, or of match keys to too common. */
const subtractIdentifiers = (report: LintReport, { kind, lost }: SettledShardReport): void => {
  const setAside = report.identifiers[kind]?.setAside;
  const reason = lossOf(kind);
  if (setAside && lost > 0) setAside[reason] = (setAside[reason] ?? 0) + lost;
};

const subtractEvents = (report: LintReport, shards: readonly SettledShardReport[]): void => {
  const repeats = shards.reduce((sum, { lost }) => sum + lost, 0);
  if (repeats === 0) return;
  report.accepted -= repeats;
  report.quarantined['duplicate-event'] = (report.quarantined['duplicate-event'] ?? 0) + repeats;
};

const subtractPeople = (report: LintReport, people: number): void => {
  if (people === 0) return;
  report.accepted -= people;
  report.quarantined.repeat = (report.quarantined.repeat ?? 0) + people;
};
