import { canonicalJson } from '#core/canonical-json.ts';
import { reportKey, type VersionId } from '#core/room-layout.ts';
import { sealedReport, VersionReport } from '#core/usecases/drops/version-report.ts';
import { jsonBytes, parseJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

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
  if (stored && before.success && withoutTags(before.data) === withoutTags(report)) return stored;
  await objects.put(key, bytes);
  return bytes;
};

const withoutTags = ({ seal, files, ...told }: VersionReport): string =>
  canonicalJson({ ...told, files: files.map(({ etag, ...file }) => file) });
