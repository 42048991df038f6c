import { z } from 'zod';
import type { Manifest, ManifestPart } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { KeyCheck } from '#core/ledger/entry.ts';
import { LintReport } from '#core/lint/lint-report.ts';
import { DROP_REFUSALS } from '#core/refusals.ts';
import { partReportKey, type StagedId } from '#core/room-layout.ts';
import { readJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** The lifetime of the key that was used, and which key it was. */
const key = { epoch: z.int().positive(), keyCheck: KeyCheck };

/** What became of one part of an attempt, as it is kept until the version is decided on. */
export const PartReport = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('staged'), ...key, report: LintReport }),
  z.strictObject({
    outcome: z.literal('refused'),
    ...key,
    reason: z.enum(DROP_REFUSALS),
    report: LintReport.optional(),
  }),
]);
export type PartReport = z.infer<typeof PartReport>;

/** Name of a part in reports. */
export const partName = ({ file }: ManifestPart): string => file.replace('.parquet', '');

/** The reports of all parts, in the manifest's order. Throws AirlockError('room') if one is missing. */
export const readPartReports = async (
  { objects }: Pick<RoomPorts, 'objects'>,
  id: StagedId,
  manifest: Manifest,
): Promise<readonly PartReport[]> => {
  const reports: PartReport[] = [];
  for (const part of manifest.parts) {
    const report = await readJson(objects, partReportKey(id, partName(part)), PartReport);
    if (!report)
      throw new AirlockError(
        'room',
        `"${part.file}" is not tokenised yet: a drop is published after its last part.`,
      );
    reports.push(report);
  }
  return reports;
};
