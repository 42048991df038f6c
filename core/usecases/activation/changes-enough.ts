import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { PublishedVersion } from '#core/ledger/room-state.ts';
import { respectsMinimumChange } from '#core/privacy/exact/minimum-change.ts';
import type { PlannedList } from '#core/usecases/activation/planned-list.ts';
import { lendVersion } from '#core/usecases/drops/lend-files.ts';
import { readVersionReport } from '#core/usecases/drops/version-report.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'versionFiles'>;

/** Versions of the brand that other editions of the list were made on, as far as they can be compared with still. */
const earlierEditions = ({ name, state, asked }: PlannedList): readonly PublishedVersion[] => {
  const { counted } = asked.versions;
  const names = [...state.lists.values()].flatMap(({ activation, versions }) =>
    activation === name ? (versions[0]?.version ?? []) : [],
  );
  return [...new Set(names)].flatMap((each) => {
    const version = state.published.get(each);
    const isThere = !state.expired.has(each) && !state.damaged.has(each);
    return version && isThere && each !== counted.version && version.epoch === counted.epoch
      ? [version]
      : [];
  });
};

/**
 * Whether the brand's list differs from that of each earlier edition by nobody, or by k people or more on each side. The
 * brand alone may learn it: both are its own.
 */
export const changesEnough = async (ports: Ports, planned: PlannedList): Promise<boolean> => {
  const earlier = earlierEditions(planned);
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
