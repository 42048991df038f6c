/** A text of a page: between tags, or of an attribute that people are read. */
const TAG = /<(\/?)([a-zA-Z][\w-]*)((?:[^>"]|"[^"]*")*)>/g;

const SPOKEN = /\b(?:aria-label|title|alt|placeholder)="([^"]*)"/g;

/** Elements that have no end. */
const VOID = new Set([
  'meta',
  'link',
  'input',
  'br',
  'hr',
  'img',
  'rect',
  'path',
  'line',
  'circle',
]);

const decode = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** Whether what stands in it is in the language of the page. */
const isForeign = (name: string, attributes: string): boolean =>
  name === 'style' || /\btranslate="no"/.test(attributes) || / lang="/.test(attributes);

/**
 * Every text that a page says in its own language: names that machines gave (`translate="no"`) and what is
 * marked as being in another language left out.
 */
export const pageTexts = (html: string): readonly string[] => {
  const texts: string[] = [];
  const open: boolean[] = [];
  const keep = (text: string): void => {
    if (!open.includes(true) && text.trim() !== '') texts.push(decode(text.trim()));
  };
  let end = 0;
  const body = html.slice(html.indexOf('<body>'));
  for (const { 0: tag, 1: closing, 2: name = '', 3: attributes = '', index } of body.matchAll(
    TAG,
  )) {
    keep(body.slice(end, index));
    end = index + tag.length;
    const isEmpty = VOID.has(name) || attributes.endsWith('/');
    if (closing === '/') open.pop();
    else if (!isEmpty) open.push(isForeign(name, attributes));
    if (closing !== '/') for (const [, spoken = ''] of attributes.matchAll(SPOKEN)) keep(spoken);
  }
  return texts;
};
