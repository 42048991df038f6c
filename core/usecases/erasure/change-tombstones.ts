import { isoDay } from '#core/day.ts';
import { checkManifest } from '#core/drops/check-manifest.ts';
import { oneMonthAfter } from '#core/erasure/due-date.ts';
import { forgettingTerms } from '#core/erasure/forgetting-terms.ts';
import { AirlockError } from '#core/errors.ts';
import { type ErasureTerms, erasuresUnderWay, isRequest } from '#core/ledger/erasures.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';
import { OVERTAKEN_TRIES } from '#core/limits.ts';
import type { MarksChange } from '#core/ports/forgetting.ts';
import { untilSettled } from '#core/until-settled.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { completeErasure } from '#core/usecases/erasure/complete-erasure.ts';
import { readList } from '#core/usecases/erasure/forget-list.ts';
import { placeMarks } from '#core/usecases/erasure/marks.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Omit<RoomPorts, 'queryEngine'>;

const OVERTAKEN = {
  tries: OVERTAKEN_TRIES,
  says: 'Other requests of the party come in faster than this one can: try again in a moment.',
};

/** A change of who is to stay forgotten, and what the ledger says of it. */
interface Change {
  readonly act: MarksChange['act'];
  readonly event: LedgerEvent;
}

/**
 * Changes who is to stay forgotten by a list that arrived: puts the marks as they stand after it, then one ledger entry,
 * appended only while they still follow those that stood. Whatever else the party has under way is done before.
 */
const change = (
  ports: Ports,
  { party, drop: request }: ArrivedDrop,
  { act, event }: Change,
): Promise<true> =>
  untilSettled(OVERTAKEN, async () => {
    const state = await ports.ledger.state();
    if (isRequest(state, request)) return true;
    for (const each of erasuresUnderWay(state, party)) await completeErasure(ports)(each.request);
    const signed = await currentAgreement(ports, state);
    const list = await readList(ports, party, request);
    checkManifest(list.manifest, forgettingTerms(signed, party), state.agreement);
    const standing = { party, request: state.tombstones.get(party) };
    await placeMarks(ports, { collaboration: signed.agreement.id, standing, list, act });
    const entry = await ports.ledger.append((now) =>
      isRequest(now, request) ||
      erasuresUnderWay(now, party).length > 0 ||
      now.tombstones.get(party) !== standing.request
        ? undefined
        : event,
    );
    return entry ? true : undefined;
  });

/** Begins to have the people of a list forgotten: from its entry on nothing of their party is asked or published. */
export const beginErasure =
  (ports: Ports) =>
  async (list: ArrivedDrop, { reason, received }: ErasureTerms): Promise<void> => {
    if (received > isoDay(ports.clock.now()))
      throw new AirlockError(
        'usage',
        'The day on which the request came is in the future: see --received, and the clock of this machine.',
      );
    const { party, drop: request } = list;
    const due = oneMonthAfter(received);
    const event = { type: 'erasure-began', party, request, reason, received, due } as const;
    await change(ports, list, { act: 'add', event });
  };

/** Takes the people of a list out of those who are to stay forgotten. */
export const liftTombstones =
  (ports: Ports) =>
  async (list: ArrivedDrop): Promise<void> => {
    const { party, drop: request } = list;
    await change(ports, list, {
      act: 'take',
      event: { type: 'tombstones-lifted', party, request },
    });
  };
