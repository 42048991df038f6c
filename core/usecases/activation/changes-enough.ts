import type { Activation } from '#core/agreement/activation-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import type { PaidList, PublishedVersion } from '#core/ledger/room-state.ts';
import { respectsMinimumChange } from '#core/privacy/exact/minimum-change.ts';
import type { PlannedList } from '#core/usecases/activation/planned-list.ts';
import { findAgreement } from '#core/usecases/agreements/agreements.ts';
import { lendVersion } from '#core/usecases/drops/lend-files.ts';
import { readVersionReport } from '#core/usecases/drops/version-report.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'versionFiles'>;

/** What says who of the brand is on a list, whatever its activation is called. */
const segmentText = ({ from, segment, consent }: Activation): string =>
  canonicalJson({ from, segment: segment ?? null, consent });

/** Was a list made of the same segment? So it is taken to be where its agreement is lost. */
const isOfSegment = async (
  ports: Ports,
  { agreement, activation }: PaidList,
  segment: string,
): Promise<boolean> => {
  const found = await findAgreement(ports, agreement);
  const then = typeof found === 'string' ? undefined : found.agreement.activations?.[activation];
  return then === undefined || segmentText(then) === segment;
};

/** Versions of the brand that other editions of the list were made on, as far as they can be compared with still. */
const earlierEditions = async (
  ports: Ports,
  { activation, state, asked }: PlannedList,
): Promise<readonly PublishedVersion[]> => {
  const { counted } = asked.versions;
  const segment = segmentText(activation);
  const names = new Set<string>();
  for (const list of state.lists.values()) {
    const [from] = list.versions;
    if (from?.party !== counted.party || from.dataset !== counted.dataset) continue;
    if (await isOfSegment(ports, list, segment)) names.add(from.version);
  }
  return [...names].flatMap((each) => {
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
