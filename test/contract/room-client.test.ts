import { afterAll, vi } from 'vitest';
import { deployedClient } from '#adapters/aws/client/deployed-client.ts';
import { partyDeps } from '#adapters/aws/client/party-deps.ts';
import { RoomOutputs } from '#adapters/aws/client/room-outputs.ts';
import { localClient } from '#adapters/local/local-client.ts';
import { openDeployedRoom } from '#proof/loopback/deployed-room.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import { closeTestRooms, openTestRoom, prepareRows } from '#proof/rehearsal/room.ts';
import { endedRoomContract } from '#test/contract/ended-room.contract.ts';
import { evidenceContract } from '#test/contract/evidence.contract.ts';
import { frozenRoomContract } from '#test/contract/frozen-room.contract.ts';
import { listClientContract } from '#test/contract/list-client.contract.ts';
import { type RoomClientSetting, roomClientContract } from '#test/contract/room-client.contract.ts';
import { become, playFlow } from '#test/e2e/run-deployed.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Drops come from the party's own machine, whichever room they are for. */
const withDrops = async (): Promise<Pick<RoomClientSetting, 'signed' | 'dropOf'>> => {
  const machine = await openTestRoom();
  return {
    signed: machine.signed,
    dropOf: (party, first, count) =>
      prepareRows(machine, party, (party === 'brand' ? brandRows : publisherRows)(first, count)),
  };
};

afterAll(async () => {
  vi.unstubAllEnvs();
  await closeTestRooms();
});

const localSetting = async (): Promise<RoomClientSetting> => {
  const { ports } = await openTestRoom({ by: 'brand' });
  const client = localClient(ports);
  return {
    ...(await withDrops()),
    as: () => client,
    keepsItself: false,
    close: () => ports.close(),
  };
};

const deployedSetting = async (): Promise<RoomClientSetting> => {
  const signed = testAgreement();
  const deployed = await openDeployedRoom(signed, playFlow(signed));
  return {
    ...(await withDrops()),
    as: (party) => {
      become(deployed, party);
      return deployedClient(partyDeps(RoomOutputs.parse(deployed.outputs), []));
    },
    keepsItself: true,
    close: () => deployed.close(),
  };
};

for (const [name, make] of [
  ['localClient', localSetting],
  ['deployedClient', deployedSetting],
] as const) {
  roomClientContract(name, make);
  frozenRoomContract(name, make);
  endedRoomContract(name, make);
  evidenceContract(name, make);
  listClientContract(name, make);
}
