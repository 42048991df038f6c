import {
  principalsOf,
  sparedBy,
  statementsOf,
  takesIn,
  textOf,
} from '#proof/access/policy-statements.ts';
import { type RoomTemplate, resourcesOf } from '#proof/access/synthesised-room.ts';

const isOfFunction = (document: unknown): boolean =>
  statementsOf(document).every((each) => principalsOf(each).join() === 'lambda.amazonaws.com');

/** The roles that nobody but Lambda can take on. */
const pipelineRoles = (template: RoomTemplate): ReadonlySet<string> =>
  new Set(
    resourcesOf(template, 'AWS::IAM::Role')
      .filter(([, { Properties }]) => isOfFunction(Properties.AssumeRolePolicyDocument))
      .map(([id]) => `${id}.Arn`),
  );

/**
 * The keys of objects that others than the pipeline's roles can decrypt with: by an allowance, or
 * because the denial of everybody else has a gap. `others` are readers that a test names, by key.
 */
export const openKeys = (
  template: RoomTemplate,
  others: Readonly<Record<string, readonly string[]>> = {},
): readonly string[] => {
  const pipeline = pipelineRoles(template);
  return resourcesOf(template, 'AWS::KMS::Key')
    .filter(([, { Properties }]) => Properties.KeyUsage !== 'GENERATE_VERIFY_MAC')
    .flatMap(([id, { Properties }]) => {
      const may = (principal: string): boolean =>
        pipeline.has(principal) || (others[id] ?? []).includes(principal);
      const statements = statementsOf(Properties.KeyPolicy).filter((each) =>
        takesIn(each, 'kms:Decrypt'),
      );
      const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
      const strangers = allowed.flatMap(principalsOf).filter((each) => !may(each));
      const direct = allowed.filter(
        ({ Condition }) =>
          !textOf(Condition?.StringEquals?.['kms:ViaService'] ?? '').startsWith('s3.'),
      );
      const denial = statements.some(
        (each) =>
          each.Effect === 'Deny' &&
          principalsOf(each).join() === '*' &&
          sparedBy(each)?.every(may) === true,
      );
      return [
        ...strangers.map((each) => `${id}: ${each} may decrypt`),
        ...direct.map(() => `${id}: may be used without S3`),
        ...(denial ? [] : [`${id}: nobody is denied`]),
      ];
    });
};
