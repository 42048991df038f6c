import type { Place } from '#core/deployment/resolve-template.ts';
import { parseManifest, placedIn, type Stacks } from '#core/deployment/template.ts';
import type { DeployedSettings, Reading } from '#core/ports/deployed-settings.ts';
import { readRoom } from '#infra/read-room.ts';
import { stageConfig } from '#infra/stages.ts';
import { EVERYTHING, type NamedRoom, templatesOf } from '#proof/templates/every-room.ts';
import { RoomAsDeployed } from '#test/support/deployment/room-as-deployed.ts';
import { answersAbout } from '#test/support/deployment/service-answers.ts';

/** A room as somebody who may read all of it exports it: the answers of the services, by file. */
export interface ExportedRoom {
  readonly stacks: Stacks;
  readonly place: Place;
  readonly files: Map<string, unknown>;
}

/** A stage, or a room with everything that can be added to one. */
type Exported = 'dev' | 'prod' | 'everything';

const namedRoom = (name: Exported): NamedRoom =>
  name === 'everything' ? EVERYTHING : { name, stage: name, overrides: {} };

/**
 * Exports a stage as it would be deployed. Names, and what is attached to what, come from the readers of the access
 * table, which know nothing of the code under test.
 */
export const exportRoom = (name: Exported): ExportedRoom => {
  const named = namedRoom(name);
  const { stacks, app } = templatesOf(named);
  const config = stageConfig(named.stage, named.overrides);
  const place = {
    ...{ account: readRoom(config).agreement.operator, region: config.region },
    stacks: parseManifest(app.synth().manifest),
  };
  const room = new RoomAsDeployed(stacks, place);
  const files = new Map<string, unknown>();
  for (const [stack, template] of Object.entries(stacks)) {
    const placed = placedIn(stack, template);
    files.set(`${stack}.json`, {
      StackResourceSummaries: placed.map((each) => ({
        LogicalResourceId: each.id,
        PhysicalResourceId: room.nameOf(each),
        ResourceType: each.type,
        ResourceStatus: 'CREATE_COMPLETE',
      })),
    });
    for (const each of placed)
      for (const [end, said] of Object.entries(answersAbout({ each, template, room })))
        files.set(`${stack}.${each.id}${end}.json`, said);
  }
  return { stacks, place, files };
};

/** Reads an export that lies in memory, as `--offline` reads files. */
export const settingsIn = (files: ReadonlyMap<string, unknown>): DeployedSettings => ({
  read: async ({ file }: Reading) => {
    const said = files.get(file);
    if (said === undefined) return { outcome: 'unread', why: 'there is no file of it' };
    return typeof said === 'object' && said !== null && 'absent' in said
      ? { outcome: 'absent' }
      : { outcome: 'read', said };
  },
});
