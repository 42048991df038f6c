import { printable, visible } from '#core/printable.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const asText = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** The same as `escaped`, however long it is: where nothing of it may be left out. */
export const escapedWhole = (text: string): string => asText(visible(text));

/** A text that others wrote, as text of a page or of an attribute: nothing of it is markup, nor hidden. */
export const escaped = (text: string): string => asText(printable(text));
