/** The languages of the console. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** As each language is called by those who speak it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
};

/** How numbers and days are written. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

const isLanguage = (text: string | undefined): text is Language =>
  LANGUAGES.some((each) => each === text);

/** Where a wish for a language may stand, the first that is one of ours holds. */
export interface Wishes {
  /** Of the link that was followed. */
  readonly asked: string | undefined;
  /** Of the cookie. */
  readonly kept: string | undefined;
  /** With which the console was started. */
  readonly first: Language | undefined;
  /** `Accept-Language`. */
  readonly accepted: string | undefined;
}

/** The weight of one range of `Accept-Language` (RFC 9110, 12.5.4); 1 where it says none. */
const weightOf = (range: string): number => {
  const weight = /;\s*q=([\d.]+)/.exec(range)?.[1];
  return weight === undefined ? 1 : Number(weight);
};

const acceptedOf = (header: string): Language | undefined =>
  header
    .split(',')
    .toSorted((one, other) => weightOf(other) - weightOf(one))
    .filter((range) => weightOf(range) > 0)
    .map((range) => range.trim().slice(0, 2).toLowerCase())
    .find(isLanguage);

/** The language of a page. English where nobody wishes for one of ours. */
export const languageOf = ({ asked, kept, first, accepted = '' }: Wishes): Language =>
  [asked, kept, first].find(isLanguage) ?? acceptedOf(accepted) ?? 'en';
