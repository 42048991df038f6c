import type { ForgottenDocument } from '#core/documents/forgetting-document.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import { FORGET_STATEMENT, forgettingTerms } from '#core/erasure/forgetting-terms.ts';
import { OWN_ID } from '#core/identifiers/kinds.ts';
import type { ErasureTerms } from '#core/ledger/erasures.ts';
import { FORGOTTEN } from '#core/names.ts';
import { forgetPeople, liftPeople } from '#core/usecases/erasure/forget-people.ts';
import type { TestRow } from '#proof/rehearsal/people.ts';
import { prepareWith, type RoomAtHand } from '#proof/rehearsal/room.ts';

/** The day on which every request of these tests came. */
export const RECEIVED = '2026-11-02';

const TERMS: ErasureTerms = { reason: 'erasure', received: RECEIVED };

/** A list of people to forget, as "forget" prepares it: each row has one column a kind, or for an id of the party's own. */
export const prepareList = async (
  room: RoomAtHand,
  party: string,
  rows: readonly TestRow[],
): Promise<PreparedDrop> => {
  const columns = new Set(rows.flatMap((row) => Object.keys(row)));
  const { kinds } = room.signed.agreement.identifiers;
  const mapping: Mapping = {
    identifiers: Object.fromEntries(
      kinds
        .filter((kind) => columns.has(kind))
        .map((kind) => [kind, { column: kind, hashed: false }]),
    ),
    attributes: {},
    ...(columns.has(OWN_ID) && { bridges: [OWN_ID] }),
  };
  const { manifest, pathOf } = await prepareWith(room, rows, {
    ...{ signed: forgettingTerms(room.signed, party), party, dataset: FORGOTTEN, mapping },
    attestation: FORGET_STATEMENT,
  });
  if (!manifest) throw new Error('nothing of the list can be used');
  return { manifest, pathOf };
};

/** Has the people of these rows forgotten. */
export const forgetRows = async (
  room: RoomAtHand,
  party: string,
  rows: readonly TestRow[],
): Promise<ForgottenDocument> =>
  forgetPeople(room.ports)(party, await prepareList(room, party, rows), TERMS);

/** Lets them come back. */
export const liftRows = async (room: RoomAtHand, party: string, rows: readonly TestRow[]) =>
  liftPeople(room.ports)(party, await prepareList(room, party, rows));
