import type { Manifest } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { type LintReport, mergeReports } from '#core/lint/lint-report.ts';
import type { KindFiles, SettledVersion, VersionSummary } from '#core/ports/version-files.ts';
import { stagedFileKey, tokenFileKey, type VersionId, versionPrefix } from '#core/room-layout.ts';
import { lendFiles } from '#core/usecases/drops/lend-files.ts';
import type { TokenisedReport } from '#core/usecases/drops/part-report.ts';
import type { ReportedFile } from '#core/usecases/drops/version-report.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'workspace' | 'versionFiles'>;

/** The tokenised parts of an attempt, and the version that they are to become. */
export interface Placing {
  readonly manifest: Manifest;
  readonly version: VersionId;
  readonly reports: readonly TokenisedReport[];
}

/** A version that lies whole in the vault, and that the ledger does not know yet. */
export interface PlacedVersion {
  readonly report: LintReport;
  readonly files: readonly ReportedFile[];
  readonly summary: VersionSummary;
}

type PutFile = Omit<ReportedFile, 'etag'>;

/**
 * Settles the duplicates between the parts, puts every token file into the version, and sums it up. Throws
 * AirlockError('room') unless each lies there then as it was put.
 */
export const placeVersion = async (ports: Ports, placing: Placing): Promise<PlacedVersion> => {
  const { manifest, version, reports } = placing;
  const report = mergeReports(reports.map((each) => each.report));
  const staged = manifest.kinds.flatMap((kind) =>
    manifest.parts.map(({ file }) => ({ kind, key: stagedFileKey(version, kind, file) })),
  );
  const { put, summary } = await lendFiles(ports, staged, (files) =>
    ports.workspace.withFolder(async (target) => {
      const settled =
        reports.length > 1 ? await ports.versionFiles.settle(files, target) : NOTHING_LOST;
      subtractLost(report, settled);
      const own = withRewritten(files, settled);
      return {
        summary: await ports.versionFiles.summarise(own),
        put: await putFiles(ports, placing, own),
      };
    }),
  );
  return { report, files: await asStored(ports, version, put), summary };
};

const NOTHING_LOST: SettledVersion = { lostIdentifiers: new Map(), lostPeople: 0, rewritten: [] };

const withRewritten = (files: KindFiles, { rewritten }: SettledVersion): KindFiles => {
  const pathOf = new Map(rewritten.map(({ kind, index, path }) => [`${kind} ${index}`, path]));
  return new Map(
    [...files].map(([kind, paths]) => [
      kind,
      paths.map((path, index) => pathOf.get(`${kind} ${index}`) ?? path),
    ]),
  );
};

const putFiles = async (
  { objects, workspace }: Ports,
  { manifest, version }: Placing,
  files: KindFiles,
): Promise<readonly PutFile[]> => {
  const put: PutFile[] = [];
  for (const [kind, paths] of files)
    for (const [index, { file }] of manifest.parts.entries()) {
      const path = paths[index] ?? '';
      await objects.putFile(tokenFileKey(version, kind, file), path);
      put.push({ kind, file, ...(await workspace.checksum(path)) });
    }
  return put;
};

const asStored = async (
  { objects }: Ports,
  version: VersionId,
  put: readonly PutFile[],
): Promise<readonly ReportedFile[]> => {
  const stored = new Map(
    (await objects.list(versionPrefix(version))).map((each) => [each.key, each]),
  );
  return put.map((file) => {
    const found = stored.get(tokenFileKey(version, file.kind, file.file));
    if (found?.bytes !== file.bytes)
      throw new AirlockError('room', 'A token file is missing: upload the drop again.');
    return { ...file, etag: found.etag };
  });
};

/** Moves what was lost to earlier parts from accepted to repeated. */
const subtractLost = (
  report: LintReport,
  { lostIdentifiers, lostPeople }: SettledVersion,
): void => {
  for (const [kind, lost] of lostIdentifiers) {
    const setAside = report.identifiers[kind]?.setAside;
    if (setAside) setAside['duplicate-identifier'] = (setAside['duplicate-identifier'] ?? 0) + lost;
  }
  if (lostPeople === 0) return;
  report.accepted -= lostPeople;
  report.quarantined.repeat = (report.quarantined.repeat ?? 0) + lostPeople;
};
