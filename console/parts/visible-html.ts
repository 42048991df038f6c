import { printable } from '#core/printable.ts';

/** Controls, formats such as those that turn text around, and what has no meaning; spaces of a language stay. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** A page in which every character of whatever text can be seen, whoever wrote that: hidden ones are escaped. */
export const visibleHtml = (html: string): string =>
  html.replace(HIDDEN, (character) => (character === '\n' ? character : printable(character)));
