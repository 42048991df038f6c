import { minute } from '#cli/audit/report-words.ts';
import type { Line } from '#cli/command.ts';
import { amount, count } from '#cli/render/table.ts';
import { PIECES } from '#core/audit/pack/pieces.ts';
import type { PackDocument, PackVerdict } from '#core/documents/pack-document.ts';
import type { PackNote } from '#core/documents/pack-note.ts';
import { sideName } from '#core/ledger/freeze-side.ts';

const absentLines = ({ absent }: Pick<PackDocument, 'absent'>): readonly string[] =>
  absent.map(({ piece, why }) => `Not in it: ${PIECES[piece].title}. ${why}`);

const notedText = ({ entry, at, ...side }: PackNote): string =>
  `entry ${entry} of the ledger, of ${minute(at)} UTC, by ${sideName(side)}`;

const noteText = (note: PackVerdict['note']): string => {
  if (note === 'not-checked')
    return 'Not known: whether this room made it, and whether its ledger was sealed by the key of the room. Somebody could have made the whole of it anew: with --room or --stack whoever may read the ledger of the room can tell.';
  if (note === 'none') return 'No entry of the ledger of this room notes it.';
  return `It is noted, sealed by the ledger key: ${notedText(note)}.`;
};

const verdictLines = (verdict: PackVerdict): readonly Line[] => {
  const { outcome, files, entries, faults, moreFaults, note } = verdict;
  return [
    outcome === 'whole'
      ? `The pack is whole: ${amount(files, 'file')} as the manifest names them, ${count(entries)} entries of the ledger in their places.`
      : { note: 'The pack is not what was written:' },
    ...faults.map(({ path, says }) => ({ note: `  ${path === '' ? '' : `"${path}": `}${says}` })),
    ...(moreFaults > 0 ? [{ note: `  and ${count(moreFaults)} more` }] : []),
    noteText(note),
  ];
};

/** What came of writing an evidence pack, or of a look at one, for people. */
export const packLines = (document: PackDocument): readonly Line[] =>
  document.kind === 'pack'
    ? [
        `Wrote ${amount(document.files, 'file')}, ${count(document.bytes)} bytes, SHA-256 ${document.sha256}`,
        `  manifest ${document.manifest}, noted: ${notedText(document.note)}`,
        ...absentLines(document),
      ]
    : [...verdictLines(document), ...absentLines(document)];
