import type { FileFault } from '#core/documents/room-files.ts';
import type { Waiting } from '#core/documents/status-document.ts';
import { settledVersions } from '#core/ledger/erasures.ts';
import { decisionOn, type RoomState } from '#core/ledger/room-state.ts';
import { FORGOTTEN } from '#core/names.ts';
import { dropPrefix, releaseKey } from '#core/room-layout.ts';
import { agreementInForce, currentAgreement } from '#core/usecases/agreements/agreements.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { findStrangeFiles } from '#core/usecases/drops/strange-files.ts';
import { checkVersion } from '#core/usecases/questions/check-version.ts';
import { findRelease } from '#core/usecases/questions/read-release.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import {
  dueReleases,
  dueUnfinished,
  dueVersions,
  lyingDrops,
} from '#core/usecases/upkeep/due-data.ts';
import { decidedDrops, findLeftovers } from '#core/usecases/upkeep/leftovers.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>;

/** What in a room waits for a clean-up, or for people. */
export type WaitingData = Omit<Waiting, 'scratch'>;

/** Says what waits. Changes nothing. */
export const waitingData = (ports: Ports) => async (): Promise<WaitingData> => {
  const state = await ports.ledger.state();
  const { due, young } = await findLeftovers(ports, state);
  const { foreign } = await findStrangeFiles(ports, state);
  const inForce = await agreementInForce(ports, state);
  const term = inForce && {
    ...{ state, agreement: inForce.agreement, hasTerm: true },
    now: ports.clock.now(),
  };
  return {
    versions: term ? dueVersions(term).length : 0,
    releases: term ? dueReleases(term).length + dueUnfinished(term).length : 0,
    drops: await countDrops(ports, state),
    leftovers: { due: due.length + (await filesOfDecided(ports, state)), young: young.length },
    damaged: await lookForDamage(ports, state),
    foreign,
  };
};

const filesOfDecided = async (ports: Ports, state: RoomState): Promise<number> => {
  let files = 0;
  for (const drop of await decidedDrops(ports, state))
    files += (await ports.objects.list(dropPrefix(drop, drop.drop))).length;
  return files;
};

/** Is it a drop that the room is to decide on? A list of people to forget is none. */
const isWaiting = (state: RoomState, drop: ArrivedDrop): boolean =>
  drop.dataset !== FORGOTTEN && !decisionOn(state, drop);

const countDrops = async (ports: Ports, state: RoomState): Promise<number> => {
  const { agreement } = await currentAgreement(ports, state);
  let drops = 0;
  for (const { id } of agreement.parties)
    drops += (await lyingDrops(ports, id)).filter((each) => isWaiting(state, each)).length;
  return drops;
};

const lookForDamage = async (ports: Ports, state: RoomState): Promise<FileFault[]> => {
  const { id: collaboration } = (await currentAgreement(ports, state)).agreement;
  const faults: FileFault[] = [];
  for (const version of settledVersions(state)) {
    const found = await checkVersion(ports, { collaboration, version, contents: false });
    faults.push(...found.faults);
  }
  for (const each of state.releases.values()) {
    const found = await findRelease(ports, each);
    if (typeof found === 'string') faults.push({ key: releaseKey(each.release), fault: found });
  }
  return faults;
};
