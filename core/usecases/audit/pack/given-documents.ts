import { z } from 'zod';
import { Attestation } from '#core/deployment/attestation.ts';
import { AuditReport } from '#core/documents/audit-report.ts';
import { DeploymentVerdictDocument } from '#core/documents/deployment-verdict-document.ts';
import { LogVerdictDocument } from '#core/documents/log-verdict-document.ts';
import { ReconciliationDocument } from '#core/documents/reconciliation-document.ts';

/** The documents of other commands that a pack takes, by the kind that each says. */
export const GivenDocument = z.discriminatedUnion('kind', [
  AuditReport,
  LogVerdictDocument,
  ReconciliationDocument,
  DeploymentVerdictDocument,
  Attestation,
]);
export type GivenDocument = z.infer<typeof GivenDocument>;
