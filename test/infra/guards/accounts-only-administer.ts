import { principalsOf, statementsOf, takesIn } from '#proof/access/policy-statements.ts';
import { type RoomTemplate, resourcesOf } from '#proof/access/synthesised-room.ts';

/** Everything that a key is for, and handing it on. */
const USES = [
  'kms:CreateGrant',
  'kms:Decrypt',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:GenerateMac',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:VerifyMac',
];

/** The keys that the owning account may use, by whatever its own IAM says. */
export const delegatedKeys = (template: RoomTemplate, owner: string): readonly string[] =>
  resourcesOf(template, 'AWS::KMS::Key').flatMap(([id, { Properties }]) =>
    statementsOf(Properties.KeyPolicy)
      .filter(({ Effect }) => Effect === 'Allow')
      .filter((each) => principalsOf(each).includes(owner))
      .flatMap((each) => USES.filter((use) => takesIn(each, use)).map((use) => `${id}: ${use}`)),
  );
