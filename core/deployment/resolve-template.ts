import type { Json, PlacedResource, StackPlace, Stacks } from '#core/deployment/template.ts';

/** Gives values of a stack as CloudFormation would deploy them. */
export interface Resolver {
  /** A value without intrinsics. Throws for an intrinsic, type or name that is not known here. */
  valueOf(stack: string, value: Json): Json;
  /** The same, of what must be a text. */
  textOf(stack: string, value: Json | undefined): string;
  /** What `Ref` gives for a resource. */
  refOf(resource: PlacedResource): string;
  /** What `Fn::GetAtt` gives for a resource. */
  attributeOf(resource: PlacedResource, attribute: string): string;
}

/** A resource whose properties are resolved as far as its name needs. */
export interface NamedResource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  /** A resolved property, if it is a text. */
  text(property: string): string | undefined;
}

/** Where a room is deployed. */
export interface Place extends StackPlace {
  /** Where each stack is: that of the log archive is in another account, that of IAM's events in another region. */
  readonly stacks?: Readonly<Record<string, StackPlace>>;
}

/** Where a stack is deployed. */
export const placeOfStack = ({ account, region, stacks = {} }: Place, stack: string): StackPlace =>
  stacks[stack] ?? { account, region };

/** How what is deployed is called: what `Ref` and `Fn::GetAtt` give for a resource. Throws where that is not known. */
export interface DeployedNames {
  refOf(resource: NamedResource, place: StackPlace): string;
  attributeOf(resource: NamedResource, attribute: string, place: StackPlace): string;
}

type Intrinsic = (stack: string, argument: Json) => Json;

const isObject = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const intrinsicOf = (value: Readonly<Record<string, Json>>): string | undefined => {
  const names = Object.keys(value);
  return names.find((name) => name.startsWith('Fn::') || (name === 'Ref' && names.length === 1));
};

const textIn = (value: Json | undefined, where: string): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`${where} is not a text.`);
};

const listIn = (value: Json | undefined, where: string): readonly Json[] => {
  if (Array.isArray(value)) return value;
  throw new Error(`${where} is not a list.`);
};

class TemplateResolver implements Resolver {
  readonly #stacks: Stacks;
  readonly #place: Place;
  readonly #names: DeployedNames;
  readonly #intrinsics: Readonly<Record<string, Intrinsic>> = {
    Ref: (stack, name) => this.#ref(stack, textIn(name, 'Ref')),
    'Fn::GetAtt': (stack, argument) => this.#attribute(stack, argument),
    'Fn::Join': (stack, argument) => {
      const [by, list] = listIn(this.#resolved(stack, argument), 'Fn::Join');
      return listIn(list, 'Fn::Join')
        .map((each) => textIn(each, 'Fn::Join'))
        .join(textIn(by, 'Fn::Join'));
    },
    'Fn::Split': (stack, argument) => {
      const [by, text] = listIn(this.#resolved(stack, argument), 'Fn::Split');
      return textIn(text, 'Fn::Split').split(textIn(by, 'Fn::Split'));
    },
    'Fn::Select': (stack, argument) => {
      const [at, list] = listIn(this.#resolved(stack, argument), 'Fn::Select');
      const chosen = listIn(list, 'Fn::Select')[Number(at)];
      if (chosen === undefined) throw new Error(`Fn::Select finds nothing in ${stack}.`);
      return chosen;
    },
    'Fn::Sub': (stack, argument) => this.#substituted(stack, argument),
    'Fn::ImportValue': (stack, name) => this.#imported(this.textOf(stack, name)),
  };

  constructor(stacks: Stacks, place: Place, names: DeployedNames) {
    this.#stacks = stacks;
    this.#place = place;
    this.#names = names;
  }

  valueOf(stack: string, value: Json): Json {
    return this.#resolved(stack, value);
  }

  textOf(stack: string, value: Json | undefined): string {
    return textIn(
      value === undefined ? value : this.#resolved(stack, value),
      `A value of ${stack}`,
    );
  }

  refOf(resource: PlacedResource): string {
    return this.#names.refOf(this.#named(resource), placeOfStack(this.#place, resource.stack));
  }

  attributeOf(resource: PlacedResource, attribute: string): string {
    const place = placeOfStack(this.#place, resource.stack);
    return this.#names.attributeOf(this.#named(resource), attribute, place);
  }

  #resolved(stack: string, value: Json): Json {
    if (Array.isArray(value))
      return value
        .filter((each) => !this.#isNoValue(each))
        .map((each) => this.#resolved(stack, each));
    if (!isObject(value)) return value;
    const name = intrinsicOf(value);
    if (name === undefined)
      return Object.fromEntries(
        Object.entries(value)
          .filter(([, each]) => !this.#isNoValue(each))
          .map(([key, each]) => [key, this.#resolved(stack, each)]),
      );
    const intrinsic = this.#intrinsics[name];
    if (!intrinsic) throw new Error(`${stack} uses ${name}, which is not known here.`);
    return intrinsic(stack, value[name] ?? null);
  }

  #isNoValue(value: Json): boolean {
    return isObject(value) && value.Ref === 'AWS::NoValue';
  }

  #ref(stack: string, name: string): string {
    const { account, region } = placeOfStack(this.#place, stack);
    const pseudo: Readonly<Record<string, string>> = {
      'AWS::AccountId': account,
      'AWS::Region': region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stack,
    };
    if (name.startsWith('AWS::')) {
      const value = pseudo[name];
      if (value === undefined)
        throw new Error(`${stack} refers to ${name}, which is not known here.`);
      return value;
    }
    const given = this.#stacks[stack]?.Parameters[name]?.Default;
    return given === undefined ? this.refOf(this.#find(stack, name)) : textIn(given, name);
  }

  #attribute(stack: string, argument: Json): string {
    const [id = '', ...path] =
      typeof argument === 'string'
        ? argument.split('.')
        : listIn(argument, 'Fn::GetAtt').map((each) => textIn(each, 'Fn::GetAtt'));
    return this.attributeOf(this.#find(stack, id), path.join('.'));
  }

  #substituted(stack: string, argument: Json): string {
    const [text, names] =
      typeof argument === 'string' ? [argument, {}] : listIn(argument, 'Fn::Sub');
    const own = names !== undefined && isObject(names) ? names : {};
    return textIn(text, 'Fn::Sub').replace(
      /\$\{(!?)([^}]+)\}/g,
      (_, literal: string, name: string) => {
        if (literal) return `\${${name}}`;
        const value = own[name];
        if (value !== undefined) return this.textOf(stack, value);
        return name.includes('.') ? this.#attribute(stack, name) : this.#ref(stack, name);
      },
    );
  }

  #imported(exported: string): Json {
    for (const [stack, { Outputs }] of Object.entries(this.#stacks))
      for (const { Value, Export } of Object.values(Outputs))
        if (Export && this.textOf(stack, Export.Name) === exported)
          return this.#resolved(stack, Value);
    throw new Error(`No stack exports ${exported}.`);
  }

  #find(stack: string, id: string): PlacedResource {
    const found = this.#stacks[stack]?.Resources[id];
    if (!found) throw new Error(`${stack} has no resource ${id}.`);
    return { stack, id, type: found.Type, properties: found.Properties };
  }

  #named({ stack, id, type, properties }: PlacedResource): NamedResource {
    const text = (property: string): string | undefined =>
      properties[property] === undefined ? undefined : this.textOf(stack, properties[property]);
    return { stack, id, type, text };
  }
}

/** Resolves the templates of a room as its stacks are, or would be, deployed at a place. */
export const templateResolver = (stacks: Stacks, place: Place, names: DeployedNames): Resolver =>
  new TemplateResolver(stacks, place, names);
