import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { daysAfter } from '#core/day.ts';
import type { DestroyedKey } from '#core/documents/expiry-document.ts';
import { MOST_KEYS_DAYS } from '#core/limits.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { isPast } from '#core/usecases/upkeep/retention.ts';

type Ports = Pick<RoomPorts, 'ledger' | 'clock' | 'epochKeys'>;

/** Days for which the token key of an epoch that ended is kept. */
const keysDaysOf = ({ retention }: Pick<Agreement, 'retention'>): number =>
  retention.keysDays ?? MOST_KEYS_DAYS;

/** When the token key of an epoch that ended then may be destroyed. */
export const keyEndOf = (ended: string, agreement: Agreement): string =>
  daysAfter(ended, keysDaysOf(agreement));

/**
 * Destroys the token keys of epochs that ended so long ago, and notes each once it is gone: whoever has digests cannot
 * make tokens of that epoch any more, and tokens of it that somebody kept match nothing. A key that is there
 * all the same is noted with the next run. A room on AWS destroys none by itself.
 */
export const destroyKeys = async (
  { ledger, clock, epochKeys }: Ports,
  agreement: Agreement,
): Promise<DestroyedKey[]> => {
  if (!epochKeys) return [];
  const { endedEpochs } = await ledger.state();
  const done: DestroyedKey[] = [];
  for (const [epoch, { at, isKeyDestroyed }] of endedEpochs) {
    if (isKeyDestroyed || !isPast(clock.now(), at, keysDaysOf(agreement))) continue;
    await epochKeys.destroy(epoch);
    if (await epochKeys.has(epoch)) continue;
    const entry = await ledger.append(({ endedEpochs: known, keyChecks }) => {
      const keyCheck = keyChecks.get(epoch);
      return keyCheck === undefined || known.get(epoch)?.isKeyDestroyed
        ? undefined
        : { type: 'key-destroyed', epoch, keyCheck };
    });
    if (entry?.event.type === 'key-destroyed') done.push(entry.event);
  }
  return done;
};
