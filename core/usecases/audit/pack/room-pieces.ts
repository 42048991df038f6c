import type { PackParts } from '#core/audit/pack/make-pack.ts';
import { ENTRIES_FILE, LEDGER_VERDICT_FILE } from '#core/audit/pack/pack-manifest.ts';
import { storedText } from '#core/chain/chain.ts';
import type { RoomEvidence } from '#core/documents/room-evidence.ts';

const approvals = ({ entries }: RoomEvidence) =>
  entries.flatMap(({ sequence: entry, at, event }) =>
    event.type === 'agreement-approved' ? [{ entry, at, ...event }] : [],
  );

/** What a room shows of itself, as files of a pack: its ledger, and its agreements with who approved them and what changed. */
export const roomPieces = (
  evidence: RoomEvidence,
): Pick<PackParts, 'collaboration' | 'head'> & { readonly texts: ReadonlyMap<string, string> } => {
  const { entries, verdict, agreements, activity } = evidence;
  const history = { proposals: activity.terms, approvals: approvals(evidence) };
  return {
    collaboration: activity.collaboration,
    head: verdict.head,
    texts: new Map([
      [ENTRIES_FILE, entries.map(storedText).join('')],
      [LEDGER_VERDICT_FILE, storedText({ kind: 'ledger-verdict', ...verdict })],
      ['agreements/history.json', storedText({ kind: 'agreement-history', ...history })],
      ...agreements.flatMap(({ digest, agreement }) =>
        agreement ? [[`agreements/${digest}.json`, storedText(agreement)] as const] : [],
      ),
    ]),
  };
};
