import { peopleTerms } from '#core/activation/list-terms.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { type PaidList, type PublishedVersion, standingFor } from '#core/ledger/room-state.ts';
import { respectsMinimumChange } from '#core/privacy/exact/minimum-change.ts';
import { agreedThen, isReleased } from '#core/usecases/activation/agreed-lists.ts';
import type { PlannedList } from '#core/usecases/activation/planned-list.ts';
import { lendVersion } from '#core/usecases/drops/lend-files.ts';
import { readVersionReport } from '#core/usecases/drops/version-report.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { versionsCutShort } from '#core/usecases/upkeep/retention.ts';

type Ports = Pick<RoomPorts, 'objects' | 'versionFiles' | 'clock'>;

/** Was a list made of the same people, whatever its activation is called? So it is taken to be where its agreement is lost. */
const isOfPeople = async (ports: Ports, list: PaidList, people: string): Promise<boolean> => {
  const then = await agreedThen(ports, list);
  return then === undefined || peopleTerms(then) === people;
};

/**
 * Names of the versions of the brand that other editions of the list were made on. What was paid for and never made
 * told nobody anything: before it is made, it is held against those made since.
 */
const editionVersions = async (
  ports: Ports,
  { activation, state, asked }: PlannedList,
): Promise<ReadonlySet<string>> => {
  const { counted } = asked.versions;
  const people = peopleTerms({ agreement: asked.signed.agreement, activation });
  const names = new Set<string>();
  for (const list of state.lists.values()) {
    const [from] = list.versions;
    if (!isReleased(list)) continue;
    if (from?.party !== counted.party || from.dataset !== counted.dataset) continue;
    if (await isOfPeople(ports, list, people)) names.add(standingFor(state, from.version));
  }
  return names;
};

/** Whether one of them was withdrawn and would be here still: nobody can tell how the list differs from it. */
const isCutShort = async (ports: Ports, planned: PlannedList): Promise<boolean> => {
  const { state, asked } = planned;
  const { counted } = asked.versions;
  const at = { agreement: asked.signed.agreement, now: ports.clock.now() };
  const gone = versionsCutShort(state, counted.party, at);
  const names = gone.length === 0 ? new Set() : await editionVersions(ports, planned);
  return gone.some(({ version, epoch }) => names.has(version) && epoch === counted.epoch);
};

/** Those that can be compared with still. */
const earlierEditions = async (
  ports: Ports,
  planned: PlannedList,
): Promise<readonly PublishedVersion[]> => {
  const { state, asked } = planned;
  const { counted } = asked.versions;
  return [...(await editionVersions(ports, planned))].flatMap((each) => {
    const version = state.published.get(each);
    const isThere = !state.expired.has(each) && !state.damaged.has(each);
    return version && isThere && each !== counted.version && version.epoch === counted.epoch
      ? [version]
      : [];
  });
};

/**
 * Whether the brand's list differs from that of each earlier edition by nobody, or by k people or more on each side. An
 * edition is a list of the same segment, by whichever activation. The brand alone may learn it: both are its own.
 */
export const changesEnough = async (ports: Ports, planned: PlannedList): Promise<boolean> => {
  if (await isCutShort(ports, planned)) return false;
  const earlier = await earlierEditions(ports, planned);
  if (earlier.length === 0) return true;
  const { signed, versions } = planned.asked;
  const collaboration = signed.agreement.id;
  const { k } = effectiveTerms(signed.agreement);
  const newer = { ...versions.counted, collaboration, domain: versions.reports.counted.domain };
  return lendVersion(ports, newer, (lent) =>
    ports.versionFiles.withComparison(lent, async (changeSince) => {
      for (const each of earlier) {
        const { domain } = await readVersionReport(ports, each);
        const change = await lendVersion(ports, { ...each, collaboration, domain }, changeSince);
        if (!respectsMinimumChange(change, k)) return false;
      }
      return true;
    }),
  );
};
