import type { FreezeDocument } from '#core/documents/freeze-document.ts';
import { AirlockError, refusal } from '#core/errors.ts';
import { FreezeReason, type FreezeSide, sideKey } from '#core/ledger/freeze-side.ts';
import { freezesTooOften } from '#core/ledger/freezes.ts';
import { MAX_FREEZE_REASON } from '#core/limits.ts';
import type { FreezeAct } from '#core/ports/room-client.ts';
import { checkedSide } from '#core/usecases/freezing/checked-side.ts';
import { standingFreezes } from '#core/usecases/freezing/standing-freezes.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>;

/**
 * Freezes the room for a side, or lifts what that side froze, by one ledger entry. Each side has one freeze, which
 * nobody else lifts, and the room runs when none stands: or whoever was to be stopped could lift it. Repeating
 * changes nothing. Throws AirlockError('usage') for a party of no agreement and for a reason that cannot be
 * printed as it is, and AirlockError('refused') if this side froze the room too often within a day.
 */
export const freezeRoom =
  (ports: Ports) =>
  async (named: FreezeSide, { act, reason }: FreezeAct): Promise<FreezeDocument> => {
    const side = await checkedSide(ports, named);
    const why = checkedReason(reason);
    const entry = await ports.ledger.append((state) => {
      if (state.freezes.has(sideKey(side)) === (act === 'freeze')) return undefined;
      if (act === 'unfreeze') return { type: 'room-unfrozen', ...side, reason: why };
      if (freezesTooOften(state, side, ports.clock.now())) throw tooOften();
      return { type: 'room-frozen', ...side, reason: why };
    });
    return {
      ...{ kind: 'freeze', act, ...side, repeated: entry === undefined },
      standing: standingFreezes(await ports.ledger.state()),
    };
  };

const checkedReason = (reason: string): string => {
  const parsed = FreezeReason.safeParse(reason);
  if (parsed.success) return parsed.data;
  throw new AirlockError(
    'usage',
    `A reason is one line of 1 to ${MAX_FREEZE_REASON} visible characters: it stays in the ledger, where all read it.`,
    { cause: parsed.error },
  );
};

const tooOften = (): AirlockError =>
  refusal(
    'too-often',
    'This side froze the room too often within a day: let the other party, the operator or the auditor freeze it, or try tomorrow.',
  );
