import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { AREAS, type BucketName } from '#core/access/areas.ts';
import { areasOf, type Rights, type Use } from '#core/access/rights.ts';
import type { Right } from '#infra/acknowledge.ts';

const ACTIONS: Readonly<Record<Use, readonly string[]>> = {
  read: ['s3:GetObject'],
  write: ['s3:PutObject', 's3:AbortMultipartUpload'],
  delete: ['s3:DeleteObject'],
  history: ['s3:GetObjectVersion'],
};

/** Answers the ARNs of a bucket; there are as many of the drops as there are parties. */
export type ArnsOf = (bucket: BucketName) => readonly string[];

/**
 * What a function may do with objects. Listing is for whole buckets: without it S3 says of an object
 * that is not there that it is forbidden, and the room could not tell the one from the other.
 */
export const objectRights = (rights: Rights, arnsOf: ArnsOf): readonly Right[] => {
  const areas = areasOf(rights);
  const buckets = [...new Set(areas.map(([area]) => AREAS[area].bucket))];
  const lists = new PolicyStatement({
    sid: 'ListBuckets',
    actions: ['s3:ListBucket'],
    resources: buckets.flatMap(arnsOf),
  });
  return [{ statement: lists }, ...objectUses(areas, arnsOf), ...historyLists(rights, arnsOf)];
};

/**
 * One statement for all areas of which a function may do the same, so that each stands once: the CDK moves what is beyond
 * the 10,240 characters of a role's own policies (IAM guide, "IAM and AWS STS quotas") to a managed policy.
 */
const objectUses = (areas: ReturnType<typeof areasOf>, arnsOf: ArnsOf): readonly Right[] =>
  [...Map.groupBy(areas, ([, uses]) => USES.filter((use) => uses.includes(use)).join())].flatMap(
    ([same, those]) => {
      const uses = USES.filter((use) => same.split(',').includes(use));
      if (uses.length === 0) return [];
      return {
        statement: new PolicyStatement({
          sid: `${uses.map((use) => NAMES[use]).join('')}Objects`,
          actions: uses.flatMap((use) => ACTIONS[use]),
          resources: those.flatMap(([area]) =>
            arnsOf(AREAS[area].bucket).map((arn) => `${arn}/${AREAS[area].keys}`),
          ),
        }),
        wildcard: 'The objects of one area: their keys are made while the room runs.',
      };
    },
  );

/** To see what an object held before takes the list of its versions, and of no other. */
const historyLists = (rights: Rights, arnsOf: ArnsOf): readonly Right[] =>
  areasOf(rights)
    .filter(([, uses]) => uses.includes('history'))
    .map(([area]) => ({
      statement: new PolicyStatement({
        sid: 'ListHistory',
        actions: ['s3:ListBucketVersions'],
        resources: [...arnsOf(AREAS[area].bucket)],
        conditions: { StringEquals: { 's3:prefix': AREAS[area].keys } },
      }),
    }));

const USES = ['read', 'write', 'delete', 'history'] as const satisfies readonly Use[];

const NAMES: Readonly<Record<Use, string>> = {
  read: 'Read',
  write: 'Write',
  delete: 'Delete',
  history: 'ReadEarlier',
};
