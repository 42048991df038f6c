import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { readRoom } from '#infra/read-room.ts';
import { stageConfig } from '#infra/stages.ts';
import { buildRoom } from '#infra/synthesise-room.ts';
import { mapRoom, type RoomMap } from '#proof/access/room-map.ts';
import { parseTemplate } from '#proof/access/template.ts';

/** A room as it would be deployed, and the agreement that it is for. */
export interface DeployedRoom {
  readonly map: RoomMap;
  readonly agreement: Agreement;
}

/** Synthesises the room of a stage and finds its way about in it. The functions' code has no part in it. */
export const deployedRoom = (stage: 'dev' | 'prod'): DeployedRoom => {
  const config = stageConfig(stage);
  const { agreement } = readRoom(config);
  const { app } = buildRoom(config, { codeOf: () => Code.fromInline('exports.handler = null;') });
  const stacks = Object.fromEntries(
    app
      .synth()
      .stacks.map(({ stackName, template }) => [stackName, parseTemplate(template)] as const),
  );
  const place = { account: agreement.operator, region: config.region };
  return { map: mapRoom(stacks, config.room, place), agreement };
};
