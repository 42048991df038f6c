import type {
  DestroyedKey,
  Expired,
  RemovalReason,
  RemovedItem,
} from '#core/documents/expiry-document.ts';
import { someAtATime } from '#core/some-at-a-time.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger'>;

/** Something that goes, and what the ledger will say of it. */
export interface Removal {
  readonly event: Expired;
  /** Why it goes, for whoever has it removed; the ledger says that by other entries. */
  readonly why?: RemovalReason | undefined;
  /** What of it lies there now, as far as the room can have made it. */
  readonly keys: () => Promise<readonly string[]>;
  /** What goes last, once the removal is noted: until then it calls for it again. */
  readonly last?: string;
}

/** What came of removals. */
export interface Removed {
  /** What is gone, and was noted just now. */
  readonly expired: RemovedItem[];
  /** What a new look still found after its removal: noted nowhere, and tried again with the next run. */
  readonly unproven: RemovedItem[];
}

/** What came of a clean-up: removals, and token keys that were destroyed. */
export interface Expiry extends Removed {
  readonly keys: DestroyedKey[];
}

/** The same as a document has it, with what there is to tell. */
export const toldExpiry = ({ expired, unproven, keys }: Expiry) => ({
  expired,
  ...(unproven.length > 0 && { unproven }),
  ...(keys.length > 0 && { keys }),
});

/** Removes all of something, looks for it again, and answers whether nothing was found. */
export const removeWholly = async (
  { objects }: Pick<RoomPorts, 'objects'>,
  { keys }: Pick<Removal, 'keys'>,
): Promise<boolean> => {
  await someAtATime(await keys(), (key) => objects.delete(key));
  return (await keys()).length === 0;
};

/**
 * Removes each, looks for it again, and notes it only where nothing was found: so the ledger never says more than was
 * done, and each note is a proof. Repeating completes.
 */
export const removeAndProve = async (
  ports: Ports,
  removals: readonly Removal[],
): Promise<Removed> => {
  const expired: RemovedItem[] = [];
  const unproven: RemovedItem[] = [];
  for (const removal of removals) {
    const { event, why, last } = removal;
    const item = { ...event, ...(why && { why }) };
    if (!(await removeWholly(ports, removal))) unproven.push(item);
    else {
      if (await noteRemoval(ports, event)) expired.push(item);
      if (last !== undefined) await ports.objects.delete(last);
    }
  }
  return { expired, unproven };
};

/** Once: another run may have noted the same meanwhile. Answers whether it was this one. */
export const noteRemoval = async (
  { ledger }: Pick<RoomPorts, 'ledger'>,
  event: Expired,
): Promise<boolean> => {
  const entry = await ledger.append((state) => {
    const key = state.answerKeys.get(event.id) ?? '';
    const noted = {
      drop: false,
      version: state.removed.has(event.id),
      release: !state.releases.has(key) && !state.reservations.has(key),
      list: state.removed.has(event.id),
    };
    return noted[event.what] ? undefined : event;
  });
  return entry !== undefined;
};
