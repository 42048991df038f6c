import { compareResource } from '#core/deployment/compare-resource.ts';
import { ExpectedSettings } from '#core/deployment/expected-settings.ts';
import { NOT_COMPARED } from '#core/deployment/not-compared.ts';
import { type Listed, RoomReader } from '#core/deployment/read-room.ts';
import { type Place, placeOfStack, templateResolver } from '#core/deployment/resolve-template.ts';
import { ATTACHED_TYPES, UNCOMPARED_TYPES } from '#core/deployment/room-readings.ts';
import { ruleOf } from '#core/deployment/rules.ts';
import {
  codeOf,
  type Json,
  type PlacedResource,
  placedIn,
  type StackPlace,
  type Stacks,
  templatesDigest,
} from '#core/deployment/template.ts';
import { isIgnored } from '#core/deployment/type-rule.ts';
import type {
  DeploymentVerdictDocument,
  Drift,
  Unverified,
} from '#core/documents/deployment-verdict-document.ts';
import type { DeployedSettings } from '#core/ports/deployed-settings.ts';
import { printable } from '#core/printable.ts';

/** What a room should be: its templates, and where they are deployed. */
export interface ExpectedRoom {
  readonly stacks: Stacks;
  readonly place: Place;
}

const NOT_LISTED =
  'cloudformation list-stack-resources: the resources of the stack could not be read';

type Found = { readonly drifts: Drift[]; readonly unverified: Unverified[] };

const isCompared = ({ type }: PlacedResource): boolean =>
  !UNCOMPARED_TYPES.includes(type) && !ATTACHED_TYPES.includes(type);

const named = ({ stack, id, type }: PlacedResource) => ({ stack, resource: id, type });

/** What stands in a stack and in no template; names of it are somebody else's text. */
const tooMany = (stack: string, template: Stacks[string], listed: Listed): readonly Drift[] =>
  [...(listed ?? [])]
    .filter(
      ([id, { type }]) =>
        !Object.hasOwn(template.Resources, id) && !UNCOMPARED_TYPES.includes(type),
    )
    .map(([id, { type, physical }]) => ({
      stack,
      resource: printable(id),
      type: printable(type),
      name: printable(physical),
      field: '',
      allows: 'This source does not make it: it can do whatever it was made for.',
    }));

/**
 * Holds a deployed room against what its templates make, setting by setting, and changes nothing. What cannot be
 * read is named, and is no proof of anything.
 */
export const verifyDeployment =
  (from: DeployedSettings) =>
  async ({ stacks, place }: ExpectedRoom): Promise<DeploymentVerdictDocument> => {
    const reader = new RoomReader(from, stacks, place);
    const found: Found = { drifts: [], unverified: [] };
    const standing: PlacedResource[] = [];
    for (const [stack, template] of Object.entries(stacks)) {
      const listed = await reader.list(stack);
      const resources = placedIn(stack, template).filter(isCompared);
      standing.push(...sortOut(resources, listed, found));
      found.drifts.push(...tooMany(stack, template, listed));
    }
    await reader.read(standing);
    const expected = new ExpectedSettings(stacks, templateResolver(stacks, place, reader.names));
    for (const each of standing) judge(each, { reader, expected, found, place });
    return verdict(stacks, standing, found);
  };

/** The resources that stand in the account; notes those that are missing, and those of which nobody can tell. */
const sortOut = (
  resources: readonly PlacedResource[],
  listed: Listed,
  { drifts, unverified }: Found,
): readonly PlacedResource[] => {
  if (!listed) {
    unverified.push(...resources.map((each) => ({ ...named(each), why: NOT_LISTED })));
    return [];
  }
  drifts.push(
    ...resources.filter(({ id }) => !listed.get(id)?.physical).map((each) => missing(each, '')),
  );
  return resources.filter(({ id }) => listed.get(id)?.physical);
};

const missing = (each: PlacedResource, name: string): Drift => ({
  ...named(each),
  name: printable(name),
  field: '',
  allows: `It is not there. ${ruleOf(each.type).allows}`,
});

interface Judging {
  readonly place: Place;
  readonly reader: RoomReader;
  readonly expected: ExpectedSettings;
  readonly found: Found;
}

/** Why what was read is about a namesake: whoever may read one account may have made there what is missing in another. */
const elsewhere = (arn: Json | undefined, { account }: StackPlace): readonly string[] => {
  const read = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(typeof arn === 'string' ? arn : '')?.[1];
  if (read === undefined || read === account) return [];
  return [`what was read is in the account ${read}: the stack is in ${account}`];
};

const judge = (each: PlacedResource, { place, reader, expected, found }: Judging): void => {
  const { settings, gone, ...observed } = reader.observed(each);
  const unread = [...observed.unread, ...elsewhere(settings.Arn, placeOfStack(place, each.stack))];
  const name = reader.names.refOf({ ...each, text: () => undefined }, { account: '', region: '' });
  if (gone) {
    found.drifts.push(missing(each, name));
    return;
  }
  found.unverified.push(...unread.map((why) => ({ ...named(each), why: printable(why) })));
  if (unread.length > 0) return;
  const should = expected.of(each);
  found.unverified.push(
    ...should.untold
      .filter((setting) => !isIgnored(ruleOf(each.type), setting))
      .map((setting) => ({
        ...named(each),
        why: `${printable(setting)}: what it should be depends on something that could not be read`,
      })),
  );
  for (const difference of compareResource(each.type, should, settings))
    found.drifts.push({ ...named(each), name: printable(name), ...difference });
};

const verdict = (
  stacks: Stacks,
  standing: readonly PlacedResource[],
  { drifts, unverified }: Found,
): DeploymentVerdictDocument => {
  const compared: Record<string, number> = {};
  for (const { type } of standing) compared[type] = (compared[type] ?? 0) + 1;
  const code = codeOf(stacks);
  return {
    kind: 'deployment-verdict',
    outcome: drifts.length > 0 ? 'drifted' : unverified.length > 0 ? 'unverified' : 'faithful',
    templates: templatesDigest(stacks),
    ...(code && { code }),
    compared,
    drifts,
    unverified,
    notCompared: [...NOT_COMPARED],
  };
};
