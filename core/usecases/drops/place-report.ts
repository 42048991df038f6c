import { canonicalJson } from '#core/canonical-json.ts';
import type { Manifest } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { reportKey, type VersionId, versionPrefix } from '#core/room-layout.ts';
import type { StagedVersion } from '#core/usecases/drops/stage-version.ts';
import { partFiles, tokenFileKey } from '#core/usecases/drops/version-files.ts';
import {
  type ReportedFile,
  sealedReport,
  VersionReport,
} from '#core/usecases/drops/version-report.ts';
import { jsonBytes, parseJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Staged = Extract<StagedVersion, { outcome: 'staged' }>;

/**
 * The token files that a drop must have made, as they lie in the vault. Reads those whose checksum was
 * not learned as they were put. Throws AirlockError('room') unless each is there, as it was put.
 */
export const reportedFiles = async (
  { objects }: Pick<RoomPorts, 'objects'>,
  { manifest, version }: { readonly manifest: Manifest; readonly version: VersionId },
  { checksums }: Pick<Staged, 'checksums'>,
): Promise<readonly ReportedFile[]> => {
  const stored = new Map(
    (await objects.list(versionPrefix(version))).map((each) => [each.key, each]),
  );
  const wanted = manifest.kinds.flatMap((kind) =>
    partFiles(manifest).map((file) => ({ kind, file, key: tokenFileKey(version, kind, file) })),
  );
  const files: ReportedFile[] = [];
  for (const { kind, file, key } of wanted) {
    const found = stored.get(key);
    const checksum = checksums?.get(key) ?? (await objects.checksum(key));
    if (!found || checksum?.bytes !== found.bytes)
      throw new AirlockError('room', 'A token file is missing: upload the drop again.');
    files.push({ kind, file, ...checksum, etag: found.etag });
  }
  return files;
};

/**
 * Puts the report of a version and answers the bytes that are stored. Another run of the same attempt may
 * have put its own, which differs only in what the store says of the same files: then that one stays, or
 * the ledger could name one report while the other lies there.
 */
export const placeReport = async (
  { objects, keyRing }: Pick<RoomPorts, 'objects' | 'keyRing'>,
  version: VersionId,
  told: Omit<VersionReport, 'seal'>,
): Promise<Uint8Array> => {
  const key = reportKey(version, version.version);
  const report = await sealedReport(keyRing, version.version, told);
  const bytes = jsonBytes(report);
  if (await objects.putIfAbsent(key, bytes)) return bytes;
  const stored = await objects.get(key);
  const before = VersionReport.safeParse(stored && parseJson(stored));
  if (stored && before.success && content(before.data) === content(report)) return stored;
  await objects.put(key, bytes);
  return bytes;
};

const content = ({ people, report, files }: VersionReport): string =>
  canonicalJson({ people, report, files: files.map(({ etag, ...file }) => file) });
