import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Right } from '#infra/acknowledge.ts';
import { arnIn, type Place, QUERY_ACTIONS } from '#infra/policies/running-rights.ts';

/**
 * What it takes to ask the trail of a room by Athena, beside the rights to read its records and to see its table:
 * Athena reads and writes as whoever asks. It is no right to the workgroup of the parties' questions, and none to how
 * many rows a step of a query handled. `results` is the ARN of the bucket of what audits find.
 */
export const auditRights = (place: Place, results: string): readonly Right[] => [
  {
    statement: new PolicyStatement({
      sid: 'RunAudits',
      actions: QUERY_ACTIONS,
      resources: [arnIn('athena', place, `workgroup/${place.names.auditWorkgroup}`)],
    }),
  },
  {
    statement: new PolicyStatement({
      sid: 'KeepAuditResults',
      actions: [
        's3:AbortMultipartUpload',
        's3:ListBucketMultipartUploads',
        's3:ListMultipartUploadParts',
        's3:PutObject',
      ],
      resources: [results, `${results}/results/*`],
    }),
    wildcard: 'Results of queries are named by Athena.',
  },
];
