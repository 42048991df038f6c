import { plainWords } from '#core/special-categories/plain-words.ts';

/** The years from which on, and up to which, somebody is of a band; both count. */
export interface AgeBand {
  readonly from: number;
  readonly to: number;
}

/** Whoever is younger is a child (UN Convention on the Rights of the Child, Art. 1). */
const ADULT = 18;

/** From here on people are very old where money is offered: the oldest band that surveys have. */
const VERY_OLD = 75;

const AGE_WORDS =
  /\b(?:ages?|aged|alter|alters(?:gruppe|klasse|band|stufe)n?|edad|eta|annees de naissance|tranche d age)\b/;

/** Is an attribute of this name about how old people are? */
export const isOfAge = (attribute: string): boolean => AGE_WORDS.test(plainWords(attribute));

const BELOW =
  /^(?:<|u|under|below|younger than|unter|moins de|menos de|menor de|meno di|minori di) ?(\d{1,3})\b/;
const UP_TO = /^(?:<=|≤|up to|bis|jusqu'à|hasta|fino a) ?(\d{1,3})\b/;
const FROM = /^(?:>=?|≥|over|above|from|über|ab|plus de|dès|más de|desde|oltre|da) ?(\d{1,3})\b/;
const BETWEEN = /\b(\d{1,3})(?: ?[-–—] ?| | (?:to|bis|à|a|y|e|and) )(\d{1,3})\b/;
const ONWARDS =
  /(\d{1,3}) ?(?:\+|plus|and (?:over|older)|or (?:over|older)|und älter|et plus|y más|e oltre)/;
const ALONE = /^(\d{1,3})$/;

const READINGS: readonly (readonly [RegExp, (one: number, two: number) => AgeBand])[] = [
  [BELOW, (one) => ({ from: 0, to: one - 1 })],
  [UP_TO, (one) => ({ from: 0, to: one })],
  [BETWEEN, (from, to) => ({ from, to })],
  [ONWARDS, (from) => ({ from, to: Number.POSITIVE_INFINITY })],
  [FROM, (from) => ({ from, to: Number.POSITIVE_INFINITY })],
  [ALONE, (one) => ({ from: one, to: one })],
];

/** What stands before an age in a text that says itself that it is one: `age_8`, `aged 8-12`, `âgés de 8 ans`. */
const SAYS_AGE =
  /^(?:ages?|aged|âge|âgée?s? de|alter|edad|età|eta) (?=(?:under |below |unter )?[<\d])/;

/** An age with the years behind it, as the whole text: `8 years old`, `8-jährige`. Tenures have years too, and no age. */
const YEARS_OLD =
  /^(\d{1,3})[ -]?(?:(?:years?|yrs?)[ -]olds?|yo|jährigen?r?|jaehrigen?r?|jahre alt|anni di età|años de edad|ans d'âge)$/;

const YEARS = / (?:years?|ans|años|anni|jahren?)$/;

const words = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim();

/** The band of a text that says itself that it is an age, of whichever attribute it is; undefined for all others. */
export const saidAgeBand = (text: string): AgeBand | undefined => {
  const said = words(text);
  const ofYears = YEARS_OLD.exec(said)?.[1];
  if (ofYears !== undefined) return ageBand(ofYears);
  return SAYS_AGE.test(said) ? ageBand(said.replace(SAYS_AGE, '').replace(YEARS, '')) : undefined;
};

/** The band that a value of such an attribute writes down, e.g. `13-17`, `under_18`, `75+`; undefined for other words. */
export const ageBand = (value: string): AgeBand | undefined => {
  const text = words(value);
  for (const [reading, bandOf] of READINGS) {
    const found = reading.exec(text);
    if (found) return bandOf(Number(found[1]), Number(found[2]));
  }
  return undefined;
};

/** Is everybody of the band a child? A band that begins below 18 and goes on above it is of adults as well. */
export const areChildren = ({ to }: AgeBand): boolean => to < ADULT;

/** Is everybody of the band very old? */
export const areVeryOld = ({ from }: AgeBand): boolean => from >= VERY_OLD;
