import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { AREAS, type Area } from '#core/access/areas.ts';
import { areaUsers } from '#core/access/users.ts';
import type { PipelineRoles } from '#infra/constructs/pipeline-roles.ts';
import { READS, WRITES } from '#infra/policies/bucket-policy.ts';
import { deny, everybodyBut } from '#infra/policies/statement.ts';

const TOKENS: readonly Area[] = ['staging', 'vault'];
const MARKS: readonly Area[] = ['tombstones'];
const MATCHES: readonly Area[] = ['matches', 'links'];

/**
 * What the vault refuses beside all that a bucket does: who makes tokens makes no match or link, who makes these makes no
 * tokens, and nobody else reads one; and who is to stay forgotten is read and written by those alone who see to it.
 */
export const vaultGuards = (
  bucketArn: string,
  roles: Pick<PipelineRoles, 'arns'>,
): readonly PolicyStatement[] =>
  (
    [
      ['NobodyElseWritesTokens', TOKENS, 'write', WRITES],
      ['NobodyElseReadsMarks', MARKS, 'read', READS],
      ['NobodyElseWritesMarks', MARKS, 'write', WRITES],
      ['NobodyElseReadsMatches', MATCHES, 'read', READS],
      ['NobodyElseWritesMatches', MATCHES, 'write', WRITES],
    ] as const
  ).map(([sid, areas, use, actions]) =>
    deny({
      ...{ sid, actions },
      resources: areas.map((area) => `${bucketArn}/${AREAS[area].keys}`),
      conditions: { StringNotEquals: everybodyBut({ roles: roles.arns(areaUsers(areas, use)) }) },
    }),
  );
