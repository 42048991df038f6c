import { escapedWhole } from '#cli/html/escaped.ts';
import { pageLines } from '#cli/html/page.ts';
import type { Letter } from '#cli/subject/letter.ts';
import type { Block } from '#cli/subject/letter-blocks.ts';
import { typeset } from '#cli/typeset.ts';
import { assertNever } from '#core/errors.ts';

const STYLE = 'body{max-width:44rem}h1{font-size:1.4rem}h2{font-size:1.05rem}mark{font-weight:600}';

const linesOf = (block: Block): readonly string[] => {
  switch (block.is) {
    case 'head':
      return [`<h2>${escapedWhole(block.text)}</h2>`];
    case 'paragraph':
      return [`<p>${escapedWhole(block.text)}</p>`];
    case 'gap':
      return [`<p><mark>${escapedWhole(block.text)}</mark></p>`];
    case 'list':
      return ['<ul>', ...block.items.map((item) => `<li>${escapedWhole(item)}</li>`), '</ul>'];
    default:
      return assertNever(block);
  }
};

/** A letter as a page that fetches nothing and prints. */
export const htmlLetter = ({ language, title, blocks }: Letter): readonly string[] =>
  pageLines({
    ...{ title, language, style: STYLE },
    body: typeset(language, [
      `<main><h1>${escapedWhole(title)}</h1>`,
      ...blocks.flatMap(linesOf),
      '</main>',
    ]),
  });
