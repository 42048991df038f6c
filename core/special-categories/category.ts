/** Languages in which words are known. */
export const LANGUAGES = ['en', 'fr', 'de', 'es', 'it'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What must not tell people apart by accident, as `specialCategories` in an agreement calls it. */
export const CATEGORY_NAMES = [
  ...['health', 'religion', 'politics', 'ethnicity', 'sexual-life', 'trade-union'],
  ...['biometrics', 'criminal-record', 'children', 'precise-location', 'vulnerability'],
  'unread-script',
] as const;
export type CategoryName = (typeof CATEGORY_NAMES)[number];

/** By what the GDPR may allow it all the same. */
export const ARTICLES = [
  ...['9(2)(a)', '9(2)(b)', '9(2)(c)', '9(2)(d)', '9(2)(e)', '9(2)(f)', '9(2)(g)', '9(2)(h)'],
  ...['9(2)(i)', '9(2)(j)', '10', '8(1)', '6(1)(a)', '6(1)(f)'],
] as const;
export type Article = (typeof ARTICLES)[number];

/** What each exception of Article 9 begins with. */
export const OF_ARTICLE_9: readonly Article[] = ARTICLES.filter((each) => each.startsWith('9(2)'));

/** Articles of which consent is the heart: they hold only where the agreement's legal basis is consent. */
export const BY_CONSENT: readonly Article[] = ['9(2)(a)', '8(1)', '6(1)(a)'];

/**
 * Words, apart by commas, in lower case and as they are spelt (accents and umlauts are read either way). `word` is
 * that word with the endings of its language, `word.` without any, `stem*` all that begins so, `*end` and `*part*`
 * likewise, `a b` words in a row, written as one too. `=word` has to be the whole text, where that
 * can mean people: an attribute "children" is a number, and a department "kids" is clothes.
 */
export type Terms = string;

/** One kind of data that is refused, with the law that says so. */
export interface SpecialCategory {
  readonly name: CategoryName;
  /** What it denotes, in a sentence. */
  readonly denotes: string;
  /** The articles that forbid or bound it. */
  readonly law: string;
  /** Where the extent of the list comes from. */
  readonly source: string;
  /** What may be named as lawful in an agreement. */
  readonly lawful: readonly Article[];
  readonly terms: Readonly<Record<Language, Terms>>;
  /** Whether its whole words (`=word`) are a number where they name an attribute: `children`, with 0, 1 and 2. */
  readonly isCounted?: boolean;
  /** What has such a word in it and denotes nothing of the kind: looked for first. */
  readonly ordinary: Terms;
}
