import { keyedDraws } from '#core/activation/keyed-draws.ts';
import { isListed } from '#core/activation/membership-coin.ts';
import type { PaidList } from '#core/ledger/room-state.ts';
import { listQuery } from '#core/matching/list-query.ts';
import { exactKinds } from '#core/matching/token-kinds-of.ts';
import { MICRO } from '#core/micro-epsilon.ts';
import type { LabelBlock, ListEngine } from '#core/ports/list-engine.ts';
import { fixedInput } from '#core/tokens/subkey.ts';
import type { PlannedList } from '#core/usecases/activation/planned-list.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'keyRing'> & { readonly listEngine: ListEngine };

const LABEL_BYTES = 16;

/**
 * The labels on a list, 16 bytes each: every label of the publisher's version gets its own draw, by the ε that was paid.
 * The key of its draws is of this list alone, so that it is the same list however often it is drawn.
 */
export const drawList = async (
  { keyRing, listEngine }: Ports,
  { asked, segment }: PlannedList,
  { list, microEpsilon }: PaidList,
): Promise<Uint8Array> => {
  const { counted, other, reports } = asked.versions;
  const collaboration = asked.signed.agreement.id;
  const { epoch } = counted;
  const input = fixedInput(`airlock/list/v1/${list}`, { collaboration, epoch });
  // Not by the key of tokens: whoever reads them here must not be able to make one. No text that is sealed is such an input.
  const key = await keyRing.generateMac('ledger-seal', input);
  const draws = keyedDraws(key);
  key.fill(0);
  const query = listQuery({
    counted: { ...counted, collaboration, shards: reports.counted.shards ?? 1 },
    other: { ...other, collaboration, shards: reports.other.shards ?? 1 },
    ...{ on: exactKinds(asked.question), segment, domain: reports.counted.domain ?? {} },
  });
  const listed: Uint8Array[] = [];
  const epsilon = microEpsilon / MICRO;
  await listEngine.members(query, (block) => listed.push(drawBlock(block, { draws, epsilon })));
  return Buffer.concat(listed);
};

/** Those labels of a block that are listed. */
const drawBlock = (
  { labels, members }: LabelBlock,
  { draws, epsilon }: { readonly draws: ReturnType<typeof keyedDraws>; readonly epsilon: number },
): Uint8Array => {
  const listed = new Uint8Array(labels.length);
  let used = 0;
  for (const [at, member] of members.entries()) {
    const label = labels.subarray(at * LABEL_BYTES, (at + 1) * LABEL_BYTES);
    if (!isListed(draws(label), epsilon, member === 1)) continue;
    listed.set(label, used);
    used += LABEL_BYTES;
  }
  return listed.subarray(0, used);
};
