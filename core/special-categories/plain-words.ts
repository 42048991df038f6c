import { withoutLookAlikes } from '#core/special-categories/look-alikes.ts';

/**
 * A text as words of `a-z0-9` with one space between them: names in camel, snake or kebab case come apart, digits
 * leave letters, accents, umlauts and look-alikes of other scripts are gone, and `children's` is one word.
 */
export const plainWords = (text: string): string =>
  withoutLookAlikes(text.normalize('NFC'))
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]s\b/g, 's')
    .replace(/(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
