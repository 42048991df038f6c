import { z } from 'zod';
import { LogVerdict } from '#core/audit/digests/log-verdict.ts';
import { Attestation } from '#core/deployment/attestation.ts';
import { AuditReport } from '#core/documents/audit-report.ts';
import { DeploymentVerdictDocument } from '#core/documents/deployment-verdict-document.ts';

const Reconciliation = AuditReport.shape.reconciliation.unwrap();

/** The documents of other commands that a pack takes, by the kind that each says. */
export const GivenDocument = z.discriminatedUnion('kind', [
  AuditReport,
  LogVerdict.extend({ kind: z.literal('log-verdict') }),
  Reconciliation.extend({ kind: z.literal('reconciliation') }),
  DeploymentVerdictDocument,
  Attestation,
]);
export type GivenDocument = z.infer<typeof GivenDocument>;
