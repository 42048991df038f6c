import type { DeployableAgreement } from '#core/agreement/deployable.ts';
import { readRoom } from '#infra/read-room.ts';
import { stageConfig } from '#infra/stages.ts';
import { mapRoom, type RoomMap } from '#proof/access/room-map.ts';
import { stage } from '#proof/access/synthesised-room.ts';

/** A room as it would be deployed, and the agreement that it is for. */
export interface DeployedRoom {
  readonly stage: 'dev' | 'prod';
  readonly map: RoomMap;
  readonly agreement: DeployableAgreement;
}

/** Finds its way about in the room of a stage as it is synthesised. The functions' code has no part in it. */
export const deployedRoom = (name: 'dev' | 'prod'): DeployedRoom => {
  const config = stageConfig(name);
  const { agreement } = readRoom(config);
  const place = { account: agreement.operator, region: config.region };
  const map = mapRoom(stage(name).stacks, config.room, place);
  return { stage: name, map, agreement };
};
