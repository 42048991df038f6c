import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { FUNCTION_NAMES, type FunctionName } from '#core/access/functions.ts';
import { KEPT } from '#infra/kept.ts';
import type { RoomNames } from '#infra/names.ts';

/**
 * The roles that the functions run as. They live with the data, so that the policies of keys and
 * buckets name roles that exist, and that are still the same when the functions are deployed anew.
 */
export class PipelineRoles extends Construct {
  readonly #roles: ReadonlyMap<FunctionName, Role>;

  constructor(scope: Construct, id: string, names: RoomNames) {
    super(scope, id);
    this.#roles = new Map(
      FUNCTION_NAMES.map((name) => [
        name,
        new Role(this, name, {
          roleName: names.ofFunction(name),
          description: `What ${name} runs as`,
          assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
        }),
      ]),
    );
    for (const role of this.#roles.values()) role.applyRemovalPolicy(KEPT);
  }

  /** The role of a function. */
  of(name: FunctionName): Role {
    const role = this.#roles.get(name);
    if (role) return role;
    throw new Error(`the function "${name}" has no role`);
  }

  /** The ARNs of the roles of functions. */
  arns(functions: readonly FunctionName[]): readonly string[] {
    return functions.map((name) => this.of(name).roleArn);
  }
}
