import type { Resolver } from '#core/deployment/resolve-template.ts';
import {
  CODE_SHA256,
  type Json,
  type PlacedResource,
  resourcesOf,
  type Stacks,
} from '#core/deployment/template.ts';

type Members = Readonly<Record<string, Json>>;

/** What a resource must be, and the settings of which nobody can tell because something else could not be read. */
export interface Expected {
  readonly settings: Members;
  readonly untold: readonly string[];
  /** Settings that others may add to, as a party subscribes to notices: nothing of the template may be missing. */
  readonly atLeast: readonly string[];
}

/** How a permission of CloudFormation stands in the policy of a function (Lambda guide, “Resource-based policies”). */
const PERMISSION_KEYS: Readonly<Record<string, readonly [operator: string, key: string]>> = {
  SourceAccount: ['StringEquals', 'AWS:SourceAccount'],
  PrincipalOrgID: ['StringEquals', 'aws:PrincipalOrgID'],
  FunctionUrlAuthType: ['StringEquals', 'lambda:FunctionUrlAuthType'],
  SourceArn: ['ArnLike', 'AWS:SourceArn'],
  InvokedViaFunctionUrl: ['Bool', 'lambda:InvokedViaFunctionUrl'],
};

/** Holds the settings of resources that are attached to others against those that they are attached to. */
export class ExpectedSettings {
  readonly #stacks: Stacks;
  readonly #resolver: Resolver;

  constructor(stacks: Stacks, resolver: Resolver) {
    this.#stacks = stacks;
    this.#resolver = resolver;
  }

  /** What a resource must be, with everything that the templates attach to it. */
  of(resource: PlacedResource): Expected {
    const untold: string[] = [];
    const told = (
      name: string,
      tell: () => Json | undefined,
    ): readonly (readonly [string, Json])[] => {
      try {
        const value = tell();
        return value === undefined ? [] : [[name, value]];
      } catch {
        untold.push(name);
        return [];
      }
    };
    const { stack, properties } = resource;
    const own = Object.entries(properties).flatMap(([name, value]) =>
      told(name, () => this.#resolver.valueOf(stack, value)),
    );
    const attached = Object.entries(this.#attached(resource)).flatMap(([name, tell]) =>
      told(name, tell),
    );
    const settings = Object.fromEntries([...own, ...attached]);
    return {
      settings,
      untold,
      atLeast: this.#isSubscribedByOthers(resource) ? ['Subscription'] : [],
    };
  }

  /** Does the policy of a topic let somebody subscribe? Then who did is nothing that the templates know. */
  #isSubscribedByOthers(topic: PlacedResource): boolean {
    if (topic.type !== 'AWS::SNS::Topic') return false;
    const names = [this.#resolver.refOf(topic)];
    return this.#naming('AWS::SNS::TopicPolicy', 'Topics', names).some((policy) =>
      JSON.stringify(policy.properties.PolicyDocument).includes('"sns:Subscribe"'),
    );
  }

  #attached(to: PlacedResource): Readonly<Record<string, () => Json | undefined>> {
    switch (to.type) {
      case 'AWS::IAM::Role':
        return { Policies: () => this.#policies(to) };
      case 'AWS::Lambda::Function':
        return {
          CodeSha256: () => this.#stacks[to.stack]?.Resources[to.id]?.Metadata[CODE_SHA256],
          Permissions: () => this.#permissions(to),
          Urls: () => this.#urls(to),
        };
      case 'AWS::EC2::SecurityGroup':
        return {
          SecurityGroupIngress: () => this.#rules(to, 'Ingress'),
          SecurityGroupEgress: () => this.#rules(to, 'Egress'),
        };
      case 'AWS::SNS::Topic':
        return { Subscription: () => this.#subscriptions(to) };
      default:
        return {};
    }
  }

  #value({ stack, properties }: PlacedResource, name: string): Json | undefined {
    const given = properties[name];
    return given === undefined ? undefined : this.#resolver.valueOf(stack, given);
  }

  #list(of: PlacedResource, name: string): readonly Json[] {
    const value = this.#value(of, name);
    return value === undefined ? [] : Array.isArray(value) ? value : [value];
  }

  /** The resources of a type that name another one by a property, as `Ref` or by an attribute. */
  #naming(type: string, property: string, names: readonly string[]): readonly PlacedResource[] {
    return resourcesOf(this.#stacks, type).filter((each) =>
      this.#list(each, property).some((value) => names.includes(String(value))),
    );
  }

  #policies(role: PlacedResource): Json {
    const names = [this.#resolver.refOf(role)];
    const apart = [
      ...this.#naming('AWS::IAM::Policy', 'Roles', names),
      ...this.#naming('AWS::IAM::RolePolicy', 'RoleName', names),
    ].map((each) => ({
      PolicyName: this.#value(each, 'PolicyName') ?? null,
      PolicyDocument: this.#value(each, 'PolicyDocument') ?? null,
    }));
    return [...this.#list(role, 'Policies'), ...apart];
  }

  #namesOf(called: PlacedResource): readonly string[] {
    return [this.#resolver.refOf(called), this.#resolver.attributeOf(called, 'Arn')];
  }

  #permissions(called: PlacedResource): Json | undefined {
    const names = this.#namesOf(called);
    const [, arn = ''] = names;
    const statements = this.#naming('AWS::Lambda::Permission', 'FunctionName', names).map((each) =>
      this.#permission(each, arn),
    );
    if (statements.length === 0) return undefined;
    return { Version: '2012-10-17', Statement: statements };
  }

  #permission(each: PlacedResource, arn: string): Json {
    const condition: Record<string, Record<string, Json>> = {};
    for (const [property, [operator, key]] of Object.entries(PERMISSION_KEYS)) {
      const value = this.#value(each, property);
      if (value !== undefined) condition[operator] = { ...condition[operator], [key]: value };
    }
    const principal = String(this.#value(each, 'Principal') ?? '');
    return {
      Effect: 'Allow',
      Principal: principal.endsWith('.amazonaws.com') ? { Service: principal } : principal,
      Action: this.#value(each, 'Action') ?? '',
      Resource: arn,
      ...(Object.keys(condition).length > 0 && { Condition: condition }),
    };
  }

  #urls(called: PlacedResource): Json {
    return this.#naming('AWS::Lambda::Url', 'TargetFunctionArn', this.#namesOf(called)).map(
      (each) =>
        Object.fromEntries(
          ['AuthType', 'Cors', 'InvokeMode'].flatMap((name) => {
            const value = this.#value(each, name);
            return value === undefined ? [] : [[name, value]];
          }),
        ),
    );
  }

  #rules(group: PlacedResource, way: 'Ingress' | 'Egress'): Json {
    const names = [this.#resolver.refOf(group), this.#resolver.attributeOf(group, 'GroupId')];
    const apart = this.#naming(`AWS::EC2::SecurityGroup${way}`, 'GroupId', names).map((each) =>
      Object.fromEntries(
        Object.keys(each.properties)
          .filter((name) => name !== 'GroupId')
          .map((name) => [name, this.#value(each, name) ?? null]),
      ),
    );
    return [...this.#list(group, `SecurityGroup${way}`), ...apart];
  }

  #subscriptions(topic: PlacedResource): Json {
    const apart = this.#naming('AWS::SNS::Subscription', 'TopicArn', [
      this.#resolver.refOf(topic),
    ]).map((each) => ({
      Endpoint: this.#value(each, 'Endpoint') ?? null,
      Protocol: this.#value(each, 'Protocol') ?? null,
    }));
    return [...this.#list(topic, 'Subscription'), ...apart];
  }
}
