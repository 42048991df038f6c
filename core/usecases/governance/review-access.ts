import { DAY_MS } from '#core/day.ts';
import type { ReviewDocument } from '#core/documents/review-document.ts';
import { refusal } from '#core/errors.ts';
import { accessDigest, accessList, type Where } from '#core/governance/access-list.ts';
import { reviewsDue } from '#core/governance/reviews.ts';
import { type FreezeSide, sideKey } from '#core/ledger/freeze-side.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import type { Checksum } from '#core/sha256.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import { checkedSide } from '#core/usecases/freezing/checked-side.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>;

/** Tells who may do what in a room, by the agreement that it goes by, and who looked at that when. */
export const reviewAccess = (ports: Ports, where: Where) => async (): Promise<ReviewDocument> => {
  const state = await ports.ledger.state();
  const { agreement, digest } = await currentAgreement(ports, state);
  const rights = accessList(agreement, where);
  const access = accessDigest(rights);
  return {
    ...{ kind: 'review', collaboration: agreement.id, agreement: digest, access, rights },
    reviews: [...state.reviews.values()].map(({ by, party, at, access: seen }) => ({
      ...{ by, ...(party !== undefined && { party }), at, same: seen === access },
    })),
    dues: reviewsDue(state, agreement, ports.clock.now()),
  };
};

/** Within a day the same review says nothing new, and a side cannot fill the ledger with them. */
const isRepeated = ({ reviews }: RoomState, side: FreezeSide, seen: Seen): boolean => {
  const last = reviews.get(sideKey(side));
  if (last?.access !== seen.access || last.agreement !== seen.agreement) return false;
  return Math.abs(seen.now.getTime() - Date.parse(last.at)) < DAY_MS;
};

interface Seen {
  readonly access: Checksum;
  readonly agreement: Checksum;
  readonly now: Date;
}

/**
 * Records that a side looked at who may do what, by the checksum of what it read. Throws AirlockError('usage') for a party
 * of no agreement, and AirlockError('refused') where something else holds now.
 */
export const recordReview =
  (ports: Ports, where: Where) =>
  async (named: FreezeSide, read: Checksum): Promise<ReviewDocument> => {
    const side = await checkedSide(ports, named);
    const { access, agreement } = await reviewAccess(ports, where)();
    if (access !== read) throw changed();
    const entry = await ports.ledger.append((state) =>
      isRepeated(state, side, { access, agreement, now: ports.clock.now() })
        ? undefined
        : { type: 'access-reviewed', ...side, agreement, access },
    );
    const recorded = { ...side, repeated: entry === undefined };
    return { ...(await reviewAccess(ports, where)()), recorded };
  };

const changed = () =>
  refusal(
    'access-changed',
    'Who may do what is not what was read: read it again with "airlock review" of the version that the room runs, and record that.',
  );
