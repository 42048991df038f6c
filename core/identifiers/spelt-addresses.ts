import { withoutEntities } from './html-entities.ts';

/** Escapes are undone one a round; nobody escapes more often than this. */
const MOST_ROUNDS = 4;

/** An `@` as links, pages, mail headers and programs escape it, also where the escape is a broken one. */
const ESCAPED_AT = /&(?:amp;)*(?:#0*64(?!\d)|#x0*40|commat);?|%(?:25)*40|=40|\\(?:u00|x)40/gi;
const ESCAPED_RUN = /(?:%[0-9a-f]{2})+/gi;

const unescapedRun = (run: string): string => {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
};

const decodeOnce = (text: string): string =>
  withoutEntities(text)
    .replace(ESCAPED_AT, '@')
    .replace(ESCAPED_RUN, unescapedRun)
    .normalize('NFKC');

/** Text as its reader sees it once every escape is undone, in lower case: to compare, never to keep. */
export const decodedText = (text: string): string => {
  let current = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = decodeOnce(current);
    if (next === current) break;
    current = next;
  }
  return current.toLowerCase();
};

const QUOTES = '"\'\u2018-\u201f\u2039\u203a\u00ab\u00bb\u3008-\u3011\u2329\u232a\u27e8\u27e9';
/** A quote ends an address, but for the apostrophe of a name within it: `o'neil@x.org`. */
const OF_NAME = "(?<=[\\p{L}\\p{N}])'(?=[\\p{L}\\p{N}])";
const ADDRESS = new RegExp(
  `(?:[^\\s<>()[\\]|,;:=${QUOTES}]|${OF_NAME})+@[^\\s<>()[\\]|,;:?${QUOTES}]+`,
  'gu',
);

/** What stands around an `at` that is spelt out: blanks, brackets and dashes. A dot before it is Austria's. */
const GAP = `[\\s()[\\]{}<>_*|${QUOTES}-]+`;
const LABEL = '[\\p{L}\\p{N}-]+';
const SPELT = new RegExp(
  `([\\p{L}\\p{N}][\\p{L}\\p{N}._+%-]{0,63}?)(?:${GAP}at${GAP}|\\s*@\\s*)(${LABEL}(?:(?:\\.|${GAP}dot${GAP})${LABEL})+)`,
  'gu',
);
const DOT = new RegExp(`${GAP}dot${GAP}`, 'g');

/**
 * Every address that a text holds, in lower case, however it is spelt: escaped, in letters of another width,
 * or with its `@` and dots in words. Words count only before a domain with a dot (`Ann at Acme` is a name).
 */
export const addressesIn = (text: string): readonly string[] => {
  const decoded = decodedText(text);
  const spelt = [...decoded.replace(ADDRESS, ' ').matchAll(SPELT)].map(
    ([, local = '', domain = '']) => `${local}@${domain.replace(DOT, '.')}`,
  );
  return [...(decoded.match(ADDRESS) ?? []), ...spelt];
};
