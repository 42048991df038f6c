import {
  type ListedResource,
  listedResources,
  settingsOf,
} from '#core/deployment/observed-settings.ts';
import {
  type DeployedNames,
  type NamedResource,
  type Place,
  templateResolver,
} from '#core/deployment/resolve-template.ts';
import { type Deployed, readingsOf, stackReading } from '#core/deployment/room-readings.ts';
import type { Json, PlacedResource, Stacks } from '#core/deployment/template.ts';
import { AirlockError } from '#core/errors.ts';
import type { DeployedSettings, Reading } from '#core/ports/deployed-settings.ts';

type Members = Readonly<Record<string, Json>>;

/** What is known of one resource that is deployed. */
export interface Observed {
  readonly settings: Members;
  /** CloudFormation lists it, and it is gone all the same. */
  readonly gone: boolean;
  /** Why not all of it is known, a reason each. */
  readonly unread: readonly string[];
}

/** The resources of a stack in the account; undefined where that could not be read. */
export type Listed = ReadonlyMap<string, ListedResource> | undefined;

/** Most readings at a time: the services slow down whoever asks for more. */
const AT_ONCE = 8;

/** Looks at a deployed room, one resource after the other. */
export class RoomReader {
  readonly #from: DeployedSettings;
  readonly #stacks: Stacks;
  readonly #place: Place;
  readonly #listed = new Map<string, Listed>();
  readonly #observed = new Map<string, Observed>();

  constructor(from: DeployedSettings, stacks: Stacks, place: Place) {
    this.#from = from;
    this.#stacks = stacks;
    this.#place = place;
  }

  /** Names as they are in the account: what `Ref` gives is what CloudFormation lists, and attributes are read. */
  readonly names: DeployedNames = {
    refOf: ({ stack, id }) => {
      const physical = this.#listed.get(stack)?.get(id)?.physical;
      if (physical) return physical;
      throw new AirlockError('input', `The name of ${id} in the account is not known.`);
    },
    attributeOf: ({ stack, id }: NamedResource, attribute: string) => {
      const value = this.#observed.get(`${stack}.${id}`)?.settings[attribute];
      if (typeof value === 'string') return value;
      throw new AirlockError('input', `${attribute} of ${id} could not be read.`);
    },
  };

  /** What CloudFormation lists of a stack. */
  async list(stack: string): Promise<Listed> {
    const read = await this.#from.read(stackReading(stack, this.#place));
    const listed = read.outcome === 'read' ? listedResources(read.said) : undefined;
    this.#listed.set(stack, listed);
    return listed;
  }

  /** Reads these resources; what `observed` then tells of each. */
  async read(resources: readonly PlacedResource[]): Promise<void> {
    for (let from = 0; from < resources.length; from += AT_ONCE)
      await Promise.all(
        resources.slice(from, from + AT_ONCE).map(async (each) => {
          this.#observed.set(`${each.stack}.${each.id}`, await this.#readOne(each));
        }),
      );
  }

  /** What was read of a resource. */
  observed({ stack, id }: PlacedResource): Observed {
    return this.#observed.get(`${stack}.${id}`) ?? { settings: {}, gone: false, unread: [] };
  }

  #readings(resource: PlacedResource): readonly Reading[] {
    return readingsOf(this.#deployed(resource), this.#place);
  }

  #deployed({ stack, id, type, properties }: PlacedResource): Deployed {
    const resolver = templateResolver(this.#stacks, this.#place, this.names);
    const text = (path: string): string => {
      const found = path
        .split('.')
        .reduce<Json | undefined>(
          (value, name) => (value as Members | undefined)?.[name],
          properties,
        );
      try {
        return found === undefined ? '' : resolver.textOf(stack, found);
      } catch {
        return '';
      }
    };
    return { stack, id, type, physical: this.#listed.get(stack)?.get(id)?.physical ?? '', text };
  }

  async #readOne(resource: PlacedResource): Promise<Observed> {
    const settings = new Map<string, Json>();
    const unread: string[] = [];
    let gone = false;
    for (const [index, reading] of this.#readings(resource).entries()) {
      const read = await this.#from.read(reading);
      if (read.outcome === 'unread') unread.push(`${reading.operation}: ${read.why}`);
      // What comes first is the resource itself; a function without a policy is one all the same.
      if (read.outcome === 'absent' && index === 0) gone = true;
      if (read.outcome !== 'read') continue;
      const told = settingsOf(reading, read.said);
      if ('why' in told) unread.push(`${reading.operation}: ${told.why}`);
      else for (const [name, value] of Object.entries(told.settings)) settings.set(name, value);
    }
    return { settings: Object.fromEntries(settings), gone, unread };
  }
}
