import { printable } from '#core/printable.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text that others wrote, as text of a page or of an attribute: nothing of it is markup, nor hidden. */
export const escaped = (text: string): string =>
  printable(text).replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
