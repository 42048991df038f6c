import { EN } from '#console/words/en.ts';
import { FR } from '#console/words/fr.ts';
import type { Language } from '#console/words/language.ts';

/** Every text of the console, in one language. Functions take texts and numbers alone. */
export type Words = typeof EN;

/** The texts of each language. */
export const WORDS: Readonly<Record<Language, Words>> = { en: EN, fr: FR };
