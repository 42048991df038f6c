import {
  type DeployedNames,
  type Place,
  type Resolver,
  templateResolver,
} from '#core/deployment/resolve-template.ts';
import {
  type Json,
  type PlacedResource,
  placedIn,
  type Stacks,
} from '#core/deployment/template.ts';
import { type DeployedPolicies, deployedPolicies } from '#proof/access/deployed-policies.ts';
import { attributeOf, refOf } from '#proof/access/physical-names.ts';

export type Settings = Readonly<Record<string, Json>>;

const ATTRIBUTES = [
  ...['Arn', 'GroupId', 'KeyId', 'TopicArn', 'QueueName', 'FunctionUrl', 'Id', 'VpcId'],
  'SubnetId',
];

/** Those that a type alone has: elsewhere a name of them is a setting. */
const ATTRIBUTES_OF: Readonly<Record<string, readonly string[]>> = {
  'AWS::Lambda::CodeSigningConfig': ['CodeSigningConfigArn'],
  'AWS::Signer::SigningProfile': ['ProfileVersionArn'],
};

/** What a value comes to; undefined where the naming of the access table does not know it. */
const tried = <Value>(tell: () => Value): Value | undefined => {
  try {
    return tell();
  } catch {
    return undefined;
  }
};

/** The names of the access table, and made-up ones for what it has no use for. */
const NAMES: DeployedNames = {
  refOf: (each, place) => tried(() => refOf(each, place)) ?? `${each.stack}-${each.id}`,
  attributeOf: (each, name, place) =>
    tried(() => attributeOf(each, name, place)) ?? `${each.stack}-${each.id}-${name}`,
};

/** A room as its templates would be deployed, by the names and readers of the access table. */
export class RoomAsDeployed {
  readonly place: Place;
  readonly policies: DeployedPolicies;
  readonly #resolver: Resolver;
  readonly #all: readonly PlacedResource[];

  constructor(stacks: Stacks, place: Place) {
    this.place = place;
    this.#resolver = templateResolver(stacks, place, NAMES);
    this.policies = deployedPolicies(stacks, place);
    this.#all = Object.entries(stacks).flatMap(([stack, template]) => placedIn(stack, template));
  }

  /** Its name in the account. */
  nameOf(each: PlacedResource): string {
    return this.#resolver.refOf(each);
  }

  /** What a service says of it: what the template says, and the names that the service gives it. */
  settingsOf(each: PlacedResource): Settings {
    const attributes = [...ATTRIBUTES, ...(ATTRIBUTES_OF[each.type] ?? [])].map(
      (name) => [name, this.#resolver.attributeOf(each, name)] as const,
    );
    return { ...Object.fromEntries(attributes), ...this.#saidOf(each) };
  }

  #saidOf(each: PlacedResource): Settings {
    const own = Object.entries(each.properties).flatMap(([name, value]) => {
      const told = tried(() => this.#resolver.valueOf(each.stack, value));
      return told === undefined ? [] : [[name, told] as const];
    });
    return Object.fromEntries(own);
  }

  /** The resources of a type of which a property names something. */
  naming(type: string, property: string, name: Json | undefined): readonly Settings[] {
    return this.#all
      .filter((each) => each.type === type)
      .map((each) => this.#saidOf(each))
      .filter((settings) => settings[property] === name);
  }
}
