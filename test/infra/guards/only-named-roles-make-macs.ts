import { principalsOf, sparedBy, statementsOf, takesIn } from '#proof/access/policy-statements.ts';
import type { RoomTemplate } from '#proof/access/synthesised-room.ts';

/** What is wrong with the policy of a key of tokens or marks: these roles make MACs with it, and nobody else does anything. */
export const macKeyBreaches = (
  { Resources }: RoomTemplate,
  of: { readonly key: string; readonly roles: readonly string[] },
): readonly string[] => {
  const statements = statementsOf(Resources[of.key]?.Properties.KeyPolicy);
  const about = (action: string, effect: string) =>
    statements.filter((each) => each.Effect === effect && takesIn(each, action));
  const makers = about('kms:GenerateMac', 'Allow').flatMap(principalsOf);
  const verifiers = about('kms:VerifyMac', 'Allow').flatMap(principalsOf);
  const granters = about('kms:CreateGrant', 'Allow').flatMap(principalsOf);
  const denied = about('kms:GenerateMac', 'Deny').some(
    (each) =>
      principalsOf(each).join() === '*' &&
      sparedBy(each)?.toSorted().join() === of.roles.toSorted().join(),
  );
  return [
    ...makers.filter((each) => !of.roles.includes(each)).map((each) => `${each} may make MACs`),
    ...verifiers.map((each) => `${each} may verify MACs`),
    ...granters.map((each) => `${each} may hand rights on`),
    ...(of.roles.every((each) => makers.includes(each)) ? [] : ['who is to make MACs may not']),
    ...(denied ? [] : ['others are not denied']),
  ];
};
