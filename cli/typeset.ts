import type { Language } from '#core/documents/governance-document.ts';

/**
 * Lines as the typography of their language has them: in French no line is broken before `:`, `;`, `?` and `!`, nor
 * within quotation marks, so the space there is a no-break one (Lexique des règles typographiques, Imprimerie nationale).
 * Not behind what begins an item, a heading or a cell of Markdown. For lines that are written for others already: `visible` shows such a space, since it could hide in a text of theirs.
 */
export const typeset = (language: Language, lines: readonly string[]): readonly string[] =>
  language === 'fr'
    ? lines.map((line) =>
        line.replace(/(?<=[^\s#|-]) (?=\\?[:;?!»])/g, '\u00a0').replace(/(?<=«) /g, '\u00a0'),
      )
    : lines;

/** The same lines for a terminal, which shows a no-break space as it shows all that could hide: these have no other. */
export const untypeset = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replaceAll('\u00a0', ' '));
