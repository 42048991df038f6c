import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { eventsOf } from '#core/agreement/declared-events.ts';
import { eventDatasetsOf } from '#core/agreement/lookup.ts';
import type { BridgeRate } from '#core/drops/bridge-rate.ts';
import { currentVersion, type PublishedVersion, type RoomState } from '#core/ledger/room-state.ts';
import type { DatasetId } from '#core/room-layout.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import { lendVersion } from '#core/usecases/drops/lend-files.ts';
import { readVersionReport } from '#core/usecases/drops/version-report.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'versionFiles'>;

/** A list of events and the people whose they are, as they lie in the room. */
interface Bridged {
  readonly events: PublishedVersion;
  readonly people: PublishedVersion;
}

/** The lists of events that a list is one end of: itself, or those of its people. */
const bridgesAt = (agreement: Agreement, state: RoomState, at: DatasetId): readonly Bridged[] =>
  Object.keys(eventDatasetsOf(agreement, at.party)).flatMap((dataset) => {
    const of = eventsOf(agreement, at.party, dataset)?.of ?? '';
    if (at.dataset !== dataset && at.dataset !== of) return [];
    const events = currentVersion(state, at.party, dataset);
    const people = currentVersion(state, at.party, of);
    // Tokens of another epoch are others: such lists reach each other nowhere.
    return events && people && events.epoch === people.epoch ? [{ events, people }] : [];
  });

const rateOf = async (
  ports: Ports,
  collaboration: string,
  { events, people }: Bridged,
): Promise<BridgeRate> => {
  const placed = (version: PublishedVersion) => ({ ...version, collaboration, domain: undefined });
  const { people: all } = await readVersionReport(ports, people);
  const counts = await lendVersion(ports, placed(people), ({ files }) =>
    lendVersion(ports, placed(events), (other) => ports.versionFiles.bridge(files, other.files)),
  );
  return { dataset: events.dataset, of: people.dataset, ...counts, people: all };
};

/**
 * How many events and people reach each other, of the lists of events that a list of a party is one end of and whose
 * people are in the room: the party's own data, for itself alone. Throws AirlockError('room') where files are missing.
 */
export const bridgeRates =
  (ports: Ports) =>
  async (at: DatasetId): Promise<readonly BridgeRate[]> => {
    const state = await ports.ledger.state();
    const { agreement } = await currentAgreement(ports, state);
    const rates: BridgeRate[] = [];
    for (const each of bridgesAt(agreement, state, at))
      rates.push(await rateOf(ports, agreement.id, each));
    return rates;
  };
