import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { AREAS } from '#core/access/areas.ts';
import { areaUsers } from '#core/access/users.ts';
import type { PipelineRoles } from '#infra/constructs/pipeline-roles.ts';
import { READS, WRITES } from '#infra/policies/bucket-policy.ts';
import { deny, everybodyBut } from '#infra/policies/statement.ts';

/** What of a list its publisher reads, as keys of the bucket of releases. */
export const LISTS = AREAS.lists.keys;

/**
 * What the bucket of releases refuses of lists, whoever asks: labels are read by the publisher, who knows whom they name,
 * and by the functions that make and verify them; and one function alone writes them.
 */
export const listGuards = (
  bucketArn: string,
  roles: Pick<PipelineRoles, 'arns'>,
  publisher: string,
): readonly PolicyStatement[] =>
  (
    [
      ['NobodyElseReadsLists', 'read', READS, [publisher]],
      ['NobodyElseWritesLists', 'write', WRITES, []],
    ] as const
  ).map(([sid, use, actions, accounts]) =>
    deny({
      ...{ sid, actions },
      resources: [`${bucketArn}/${LISTS}`],
      conditions: {
        StringNotEquals: everybodyBut({ roles: roles.arns(areaUsers(['lists'], use)), accounts }),
      },
    }),
  );
