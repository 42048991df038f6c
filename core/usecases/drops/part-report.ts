import { z } from 'zod';
import type { Manifest, ManifestPart } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { KeyCheck } from '#core/ledger/fields.ts';
import { LintReport } from '#core/lint/lint-report.ts';
import { DROP_REFUSALS } from '#core/refusals.ts';
import { type AttemptId, partReportKey } from '#core/room-layout.ts';
import { readJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

const TokenisedReport = z.strictObject({
  outcome: z.literal('tokenised'),
  /** The lifetime of the key that was used, and which key it was. */
  epoch: z.int().positive(),
  keyCheck: KeyCheck,
  report: LintReport,
});
const RefusedReport = z.strictObject({
  outcome: z.literal('refused'),
  reason: z.enum(DROP_REFUSALS),
});

/** What became of one part of an attempt, as it is kept until the drop is decided on. */
export const PartReport = z.discriminatedUnion('outcome', [TokenisedReport, RefusedReport]);
export type PartReport = z.infer<typeof PartReport>;
/** The report of a part whose token files wait. */
export type TokenisedReport = z.infer<typeof TokenisedReport>;

/** Name of a part in reports. */
export const partName = ({ file }: ManifestPart): string => file.replace('.parquet', '');

/**
 * The reports of all parts, in the manifest's order, or that of the first one for which the drop is refused.
 * Throws AirlockError('room') if one is missing.
 */
export const readPartReports = async (
  { objects }: Pick<RoomPorts, 'objects'>,
  id: AttemptId,
  manifest: Manifest,
): Promise<readonly TokenisedReport[] | z.infer<typeof RefusedReport>> => {
  const reports: TokenisedReport[] = [];
  for (const part of manifest.parts) {
    const report = await readJson(objects, partReportKey(id, partName(part)), PartReport);
    if (!report)
      throw new AirlockError(
        'room',
        `"${part.file}" is not tokenised yet: a drop is published after its last part.`,
      );
    if (report.outcome === 'refused') return report;
    reports.push(report);
  }
  return reports;
};
