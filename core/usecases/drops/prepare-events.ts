import { eventsOf } from '#core/agreement/declared-events.ts';
import { partyOf } from '#core/agreement/lookup.ts';
import type { BridgeTally } from '#core/drops/bridge-tally.ts';
import { checkHeader } from '#core/drops/check-header.ts';
import { decodersFor } from '#core/drops/consent/consent-decoders.ts';
import type { EventMapping } from '#core/drops/event-mapping.ts';
import {
  EVENT_COLUMNS,
  type EventPlan,
  type EventRules,
  eventRules,
  planEvents,
} from '#core/drops/event-plan.ts';
import type { Fields } from '#core/drops/identifier-reader.ts';
import { ownIdWarnings } from '#core/drops/own-id-warnings.ts';
import { AirlockError } from '#core/errors.ts';
import type { DropWriter } from '#core/ports/drop-writer.ts';
import { LOOK_AHEAD_ROWS } from '#core/source-limits.ts';
import { checkConsent } from '#core/usecases/drops/check-consent.ts';
import type { PrepareRequest } from '#core/usecases/drops/check-preparation.ts';
import { concludeDrop, type Preparation } from '#core/usecases/drops/conclude-drop.ts';
import type { PreparePorts } from '#core/usecases/drops/prepare-drop.ts';
import { checkSealing, keyEvents, sealerOf } from '#core/usecases/drops/seal-drop.ts';
import { EventSorter } from '#core/usecases/drops/sort-events.ts';

/** Which events to prepare, under which agreement. */
export interface EventsRequest extends Omit<PrepareRequest, 'mapping'> {
  readonly mapping: EventMapping;
  /** The people whose events they are, where they were prepared before: notes which of them the events reach. */
  readonly bridge?: BridgeTally | undefined;
}

type Ports = Pick<PreparePorts, 'source' | 'openDrop' | 'sealing' | 'clock' | 'randomness'>;

/**
 * Checks what can be checked without the file: the mapping, and the word on consent, against the agreement. Throws
 * AirlockError('usage').
 */
export const checkEventsRequest = (
  request: EventsRequest,
  now: Date,
): { readonly rules: EventRules; readonly plan: EventPlan } => {
  const { signed, party, dataset, mapping } = request;
  partyOf(signed.agreement, party);
  const events = eventsOf(signed.agreement, party, dataset);
  if (!events)
    throw new AirlockError('usage', `"${party}" declares no such events: name a list of events.`);
  const rules = eventRules(signed.agreement, { events, mapping }, now);
  checkConsent(request);
  return { rules, plan: planEvents(rules) };
};

/**
 * Turns a party's file of events into a drop on the party's own machine: one digest, a second, declared attributes and a
 * clipped amount of each, and nothing else. Memory does not grow with the file; nothing is lost unsaid.
 */
export const prepareEvents =
  (ports: Ports) =>
  async (request: EventsRequest): Promise<Preparation> => {
    const at = ports.clock.now();
    const { rules: checked, plan } = checkEventsRequest(request, at);
    const decoders = await decodersFor(request.mapping.consent);
    const rules = { ...checked, rows: { ...checked.rows, decoders } };
    checkSealing(request.signed.agreement, ports.sealing);
    checkHeader(await ports.source.columns(plan.wanted), plan.wanted);
    const kinds = plan.kinds.map(([kind]) => kind);
    const { attributes } = plan.rows;
    const sorter = new EventSorter(rules, plan, request.bridge);
    const writer = await ports.openDrop(
      [...kinds, ...attributes, ...EVENT_COLUMNS],
      sealerOf(ports.sealing, request),
    );
    try {
      const first = await readAll({ ...ports, writer }, request, { sorter, plan });
      const { report } = sorter;
      const written = { kinds, attributes, report, at };
      const prepared = await concludeDrop({ ...ports, writer }, request, written);
      const warnings = ownIdWarnings(rules.rows, plan.wanted, first);
      return warnings.length === 0 ? prepared : { ...prepared, warnings };
    } finally {
      await writer.close();
    }
  };

/** Reads all events, and answers the first rows, by which columns are judged. */
const readAll = async (
  { source, writer, sealing }: Ports & { readonly writer: DropWriter },
  { onProgress }: EventsRequest,
  { sorter, plan }: { readonly sorter: EventSorter; readonly plan: EventPlan },
): Promise<readonly Fields[]> => {
  const first: Fields[] = [];
  let read = 0;
  for await (const records of source.records(plan.wanted)) {
    if (first.length < LOOK_AHEAD_ROWS)
      first.push(...records.flatMap(({ fields }) => (fields ? [fields] : [])));
    const { rows, columns, left } = sorter.sort(records);
    if (rows > 0) await writer.append(keyEvents(sealing, columns, plan.kinds.length));
    if (left.length > 0) await writer.quarantine(left);
    const { done, total } = source.progress();
    read += records.length;
    onProgress?.(done, total, read);
  }
  return first;
};
