import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Right } from '#infra/acknowledge.ts';
import { arnIn, type Place, QUERY_ACTIONS } from '#infra/policies/running-rights.ts';

/**
 * What it takes to ask the trail of a room by Athena, beside the rights to read its records and to see its table:
 * Athena reads as whoever asks, and the bucket of what audits find lets them write there. It is no right to the
 * workgroup of the parties' questions, and none to how many rows a step of a query handled.
 */
export const auditRights = (place: Place): readonly Right[] => [
  {
    statement: new PolicyStatement({
      sid: 'RunAudits',
      actions: QUERY_ACTIONS,
      resources: [arnIn('athena', place, `workgroup/${place.names.auditWorkgroup}`)],
    }),
  },
];
