import type { Rule } from './profile.ts';

const PUNCTUATION = /[\p{P}\p{S}]+/gu;
const ASCII_PUNCTUATION = /[!-/:-@[-`{-~\s]+/g;
const WHITESPACE_RUNS = /\s+/g;
const PREFIX = /^(?:mr|mrs|ms|dr)\.(?:\s|$)/;
const SUFFIX = /(?:,\s*|\s+)(?:jr\.?|sr\.?|2nd|3rd|ii|iii|iv|v|vi|cpa|dc|dds|vm|jd|md|phd)\s?$/;

/** Removes matches until none is left, so that `dr. dr. ada` ends where `ada` does. */
const strippedOf = (pattern: RegExp, text: string): string => {
  let name = text.trim().toLowerCase();
  while (pattern.test(name)) name = name.replace(pattern, '').trim();
  return name;
};

/** The shared rule: lower case, no punctuation, no white space (`Jean-Luc` and `jean luc` agree). */
export const lettersOnlyName: Rule = (text) =>
  text.toLowerCase().replace(PUNCTUATION, '').replace(WHITESPACE_RUNS, '');

/** Meta: lower case without ASCII punctuation and white space; `–`, `’` and emoji stay, as its tests say. */
export const metaName: Rule = (text) => text.toLowerCase().replace(ASCII_PUNCTUATION, '');

/** Google: lower case, without `mr.`, `mrs.`, `ms.` or `dr.` in front; punctuation stays. */
export const googleGivenName: Rule = (text) => strippedOf(PREFIX, text);

/** Google: lower case, without `jr`, `2nd`, `phd` and the like behind; punctuation stays. */
export const googleSurname: Rule = (text) => strippedOf(SUFFIX, text);
