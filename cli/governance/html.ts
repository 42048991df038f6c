import { FRAME_WORDS } from '#cli/governance/frame-words.ts';
import { escapedWhole } from '#cli/html/escaped.ts';
import { pageLines } from '#cli/html/page.ts';
import { tableMarkup } from '#cli/html/table.ts';
import { typeset } from '#cli/typeset.ts';
import type { Block, GovernanceDocument, Section } from '#core/documents/governance-document.ts';

const STYLE = [
  'h1{margin-bottom:.2rem}h2{margin-top:2rem;border-bottom:2px solid var(--line)}',
  '.scroll{overflow-x:auto;margin:.8rem 0}.law,.lead{color:var(--quiet)}',
  '.gap{border-left:.35rem solid #a8400a;padding:.2rem .8rem}',
  '@media print{.scroll{overflow:visible}h2{break-after:avoid}table{font-size:9pt}}',
].join('');

interface Table {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const table = (label: string, { heads, rows }: Table): readonly string[] =>
  tableMarkup({
    ...{ label, heads },
    rows: rows.map((cells) => cells.map((cell) => ({ markup: escapedWhole(cell) }))),
  });

const blockLines = (block: Block, heading: string, gap: string): readonly string[] => {
  switch (block.type) {
    case 'text':
      return [`<p>${escapedWhole(block.text)}</p>`];
    case 'items':
      return ['<ul>', ...block.items.map((item) => `<li>${escapedWhole(item)}</li>`), '</ul>'];
    case 'table':
      return table(heading, block);
    case 'gap':
      return [`<p class="gap"><strong>${gap}</strong> ${escapedWhole(block.missing)}</p>`];
  }
};

const sectionLines = ({ heading, law, blocks }: Section, gap: string): readonly string[] => [
  `<section><h2>${escapedWhole(heading)}</h2>`,
  ...(law === undefined ? [] : [`<p class="law">${escapedWhole(law)}</p>`]),
  ...blocks.flatMap((block) => blockLines(block, heading, gap)),
  '</section>',
];

/** A document as one page, which fetches nothing and runs nothing. */
export const htmlLines = (document: GovernanceDocument): readonly string[] => {
  const { title, language, sections, sources: from } = document;
  const { gap, sources, sourceHeads, lead } = FRAME_WORDS[language];
  const rows = from.map(({ what, version, sha256 }) => [what, version, sha256]);
  return pageLines({
    ...{ title, style: STYLE, language },
    body: typeset(language, [
      `<h1>${escapedWhole(title)}</h1><p class="lead">${escapedWhole(lead(document))}</p>`,
      ...sections.flatMap((section) => sectionLines(section, gap)),
      `<section><h2>${sources}</h2>`,
      ...table(sources, { heads: sourceHeads, rows }),
      '</section>',
    ]),
  });
};
