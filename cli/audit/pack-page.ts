import { linesText } from '#cli/file-text.ts';
import { escaped } from '#cli/html/escaped.ts';
import { pageLines } from '#cli/html/page.ts';
import { type Cell, tableMarkup } from '#cli/html/table.ts';
import { STANDARDS } from '#core/audit/pack/controls.ts';
import type { PackSummary } from '#core/audit/pack/make-pack.ts';
import { ENTRIES_FILE } from '#core/audit/pack/pack-manifest.ts';
import { PIECE_NAMES, PIECES, type PieceName } from '#core/audit/pack/pieces.ts';

/** The file of each piece that a reader opens first. */
const FIRST: Readonly<Partial<Record<PieceName, string>>> = {
  report: 'report/report.html',
  ledger: ENTRIES_FILE,
  agreements: 'agreements/history.json',
  access: 'access/access.md',
  sql: 'sql/',
};

const linkTo = ({ absent }: PackSummary, name: PieceName): string => {
  const { title, path } = PIECES[name];
  return absent.some(({ piece }) => piece === name)
    ? `${escaped(title)} (not in this pack)`
    : `<a href="${FIRST[name] ?? path}">${escaped(title)}</a>`;
};

const pieces = (said: PackSummary): readonly string[] =>
  tableMarkup({
    label: 'What is in this pack',
    heads: ['piece', 'what it shows', ''],
    rows: PIECE_NAMES.map((name): readonly Cell[] => [
      { markup: linkTo(said, name) },
      PIECES[name].shows,
      said.absent.find(({ piece }) => piece === name)?.why ?? '',
    ]),
  });

const controls = (said: PackSummary): readonly string[] =>
  STANDARDS.flatMap(({ name, controls: of }) => [
    `<h3>${escaped(name)}</h3>`,
    ...tableMarkup({
      label: name,
      heads: ['control', 'about', 'what bears on it'],
      rows: of.map(({ id, about, pieces: bearing }): readonly Cell[] => [
        id,
        about,
        { markup: bearing.map((piece) => linkTo(said, piece)).join(', ') },
      ]),
    }),
  ]);

/** The page of an evidence pack: what is in it, what is not and why, and which control each piece bears on. */
export const packPage = (said: PackSummary): string => {
  const { collaboration, room, head } = said;
  const where = room === 'local' ? 'a room of one machine' : 'a room on AWS';
  const title = `Evidence pack, ${collaboration}`;
  return linesText(
    pageLines({
      title,
      style: 'h1{font-size:1.6rem}.scroll{overflow-x:auto}',
      body: [
        `<main><h1>${escaped(title)}</h1>`,
        `<p>Of ${where}, whose ledger ends with entry ${head.sequence}, receipt <code>${head.sequence}:${head.checksum}</code>. An entry after that, sealed by the ledger key as each is, notes the digest of the manifest.</p>`,
        '<p>Check it offline: <code>airlock audit pack --verify FILE</code> holds every file against the manifest, and the entries of the ledger against each other; with <code>--room</code> or <code>--stack</code> also against the ledger of the room, which goes on from there and notes this pack.</p>',
        '<h2>Pieces</h2>',
        ...pieces(said),
        '<h2>Controls</h2>',
        '<p>What each piece is evidence for. It is evidence about this room alone, and never all that a control asks of an organisation.</p>',
        ...controls(said),
        '</main>',
      ],
    }),
  );
};
