import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { DeployableAgreement } from '#core/agreement/deployable.ts';
import type { Stacks } from '#core/deployment/template.ts';
import type { RoomConfig } from '#infra/config.ts';
import { pathOf, readRoom } from '#infra/read-room.ts';
import { stageConfig } from '#infra/stages.ts';
import { mapRoom, type RoomMap } from '#proof/access/room-map.ts';
import { stage, synthesise } from '#proof/access/synthesised-room.ts';
import { PAIRING } from '#proof/loopback/pairing-flow.ts';

/** A room as it would be deployed, and the agreement that it is for. */
export interface DeployedRoom {
  readonly stage: 'dev' | 'prod';
  readonly map: RoomMap;
  readonly agreement: DeployableAgreement;
}

type StageName = DeployedRoom['stage'];

const roomOf = (name: StageName, config: RoomConfig, stacks: Stacks): DeployedRoom => {
  const { agreement } = readRoom(config);
  const place = { account: agreement.operator, region: config.region };
  return { stage: name, map: mapRoom(stacks, config.room, place), agreement };
};

/** Finds its way about in the room of a stage as it is synthesised. The functions' code has no part in it. */
export const deployedRoom = (name: StageName): DeployedRoom =>
  roomOf(name, stageConfig(name), stage(name).stacks);

/** The same of a room whose agreement has drops sealed as well. */
export const sealedRoom = (name: StageName): DeployedRoom =>
  roomWith(name, { drops: PAIRING.drops });

/** The same of a room whose agreement lets people be matched by points as well, and so has drops sealed. */
export const pairingRoom = (name: StageName): DeployedRoom => roomWith(name, PAIRING);

const roomWith = (name: StageName, sections: object): DeployedRoom => {
  const folder = mkdtempSync(join(tmpdir(), 'airlock-pairing-'));
  try {
    const plain = stageConfig(name);
    const agreed = parse(readFileSync(pathOf(plain.agreement), 'utf8')) as object;
    const agreement = join(folder, 'agreement.yaml');
    writeFileSync(agreement, stringify({ ...agreed, airlock: 2, ...sections }));
    const config = { ...plain, agreement };
    return roomOf(name, config, synthesise(config).stacks);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
