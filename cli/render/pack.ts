import type { Line } from '#cli/command.ts';
import { amount, count } from '#cli/render/table.ts';
import { PIECES } from '#core/audit/pack/pieces.ts';
import type { PackDocument, PackVerdict } from '#core/documents/pack-document.ts';

const absentLines = ({ absent }: Pick<PackDocument, 'absent'>): readonly string[] =>
  absent.map(({ piece, why }) => `Not in it: ${PIECES[piece].title}. ${why}`);

const SEALS: Readonly<Record<PackVerdict['seal'], string>> = {
  holds: 'The ledger key of this room sealed it, and each entry of its ledger.',
  'not-checked':
    'It bears a seal, which was not checked: with --room or --stack whoever may use the key of the room can.',
  absent: 'It bears no seal of its own: whoever changed it could have made the whole of it anew.',
  broken: 'Its seal is not one of this manifest and this room.',
};

const verdictLines = (verdict: PackVerdict): readonly Line[] => {
  const { outcome, files, entries, faults, moreFaults, seal } = verdict;
  return [
    outcome === 'whole'
      ? `The pack is whole: ${amount(files, 'file')} as the manifest names them, ${count(entries)} entries of the ledger in their places.`
      : { note: 'The pack is not what was written:' },
    ...faults.map(({ path, says }) => ({ note: `  ${path === '' ? '' : `"${path}": `}${says}` })),
    ...(moreFaults > 0 ? [{ note: `  and ${count(moreFaults)} more` }] : []),
    SEALS[seal],
  ];
};

/** What came of writing an evidence pack, or of a look at one, for people. */
export const packLines = (document: PackDocument): readonly Line[] =>
  document.kind === 'pack'
    ? [
        `Wrote ${amount(document.files, 'file')}, ${count(document.bytes)} bytes, SHA-256 ${document.sha256}`,
        `  manifest ${document.manifest}, ${document.sealed ? 'sealed by the ledger key' : 'without a seal of the room'}`,
        ...absentLines(document),
      ]
    : [...verdictLines(document), ...absentLines(document)];
