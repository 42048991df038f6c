import { withSealedBy } from '#adapters/local/seal-crafted.ts';
import { Manifest } from '#core/drops/manifest.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import { forgettingTerms } from '#core/erasure/forgetting-terms.ts';
import type { Digest } from '#core/identifiers/digest.ts';
import type { ListAsks } from '#core/ledger/list-asks.ts';
import { FORGOTTEN } from '#core/names.ts';
import { awaitList } from '#core/usecases/erasure/await-list.ts';
import { erasureReceipt } from '#core/usecases/erasure/erasure-receipt.ts';
import { uploadList } from '#core/usecases/erasure/forget-list.ts';
import type { RecordedRoom } from '#proof/access/recorded-room.ts';
import { emailOf, type FlowRoom } from '#proof/loopback/flow-room.ts';
import { craftDrop } from '#proof/rehearsal/drop.ts';

const PARTY = 'brand';
const RECEIVED = '2026-11-02';

/** Puts a list of some people's addresses into its party's zone, has it done, and waits for it as the command does. */
const haveDone = async (
  room: RecordedRoom,
  { folder, signed }: Pick<FlowRoom, 'folder' | 'signed'>,
  { rows, asks }: { readonly rows: readonly number[]; readonly asks: ListAsks },
): Promise<void> => {
  const list = await craftDrop(
    { folder, signed: forgettingTerms(signed, PARTY) },
    {
      ...{ party: PARTY, dataset: FORGOTTEN, kinds: ['email'] },
      parts: [rows.map((n) => [emailOf(n)])],
    },
  );
  const party = room.partyRoom(`${PARTY} uploader`);
  const sealing = await room.sealing(PARTY);
  const upload = (drop: PreparedDrop) => uploadList(party)(PARTY, drop, asks);
  const crafted = { manifest: Manifest.parse(list.manifest), pathOf: list.pathOf };
  const arrived = await (sealing ? withSealedBy(sealing, crafted, upload) : upload(list));
  await room.carryOut(arrived);
  await awaitList(party)(arrived, { timeoutSeconds: 1, wait: async () => {} });
  if (asks.act === 'forget') await erasureReceipt(party, arrived.drop);
};

/**
 * Plays what people have a right to: the brand asks what is held about somebody, has some people forgotten, and lets one of
 * them come back.
 */
export const playRights = async (
  room: RecordedRoom,
  local: Pick<FlowRoom, 'folder' | 'signed'>,
): Promise<void> => {
  const digest = emailOf(1) as Digest;
  await room.post(PARTY, 'tell-subject', { identifiers: [{ kind: 'email', digest }] });
  const asks = { act: 'forget', reason: 'erasure', received: RECEIVED } as const;
  await haveDone(room, local, { rows: [1, 2], asks });
  await haveDone(room, local, { rows: [2], asks: { act: 'lift' } });
};
