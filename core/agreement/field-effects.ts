/** What a change does to the protection of people. What cannot be told to be stricter counts as weaker. */
type Effect = 'weaker' | 'stricter' | 'changed';

/** What a field holds before or after a change; nothing where it does not stand. */
export type FieldValue = string | number | readonly string[] | undefined;

/** One field of an agreement: what a change of it does, and why that matters. */
export interface FieldRule {
  effect(before: FieldValue, after: FieldValue): Effect;
  /** Why a weaker one is weaker, for people. */
  readonly why: string;
}

type Order = (before: FieldValue, after: FieldValue) => boolean;

const isLower: Order = (before, after) => Number(after) < Number(before);
const isHigher: Order = (before, after) => Number(after) > Number(before);

/** A number of which one direction protects less. Where it stands on one side only, `noise` says the rest. */
const weakerIf =
  (weaker: Order): ((why: string) => FieldRule) =>
  (why) => ({
    effect: (before, after) => {
      if (before === undefined || after === undefined) return 'changed';
      return weaker(before, after) ? 'weaker' : 'stricter';
    },
    why,
  });

/** A number that protects less the lower it is. */
export const lower = weakerIf(isLower);
/** A number that protects less the higher it is. */
export const higher = weakerIf(isHigher);

const items = (value: FieldValue): readonly string[] => (Array.isArray(value) ? value : []);

/** A list that protects less with each thing more in it. Their order alone changes no protection. */
export const more = (why: string): FieldRule => ({
  effect: (before, after) => {
    if (items(after).some((item) => !items(before).includes(item))) return 'weaker';
    return items(before).some((item) => !items(after).includes(item)) ? 'stricter' : 'changed';
  },
  why,
});

/** A thing that protects less by being there. */
export const there = (why: string): FieldRule => ({
  effect: (before) => (before === undefined ? 'weaker' : 'stricter'),
  why,
});

/** A word of which nobody can say that another is as good. */
export const another = (why: string): FieldRule => ({ effect: () => 'weaker', why });

/** The same of a thing that may be gone or new as a whole, of which that is told. */
export const otherwise = (why: string): FieldRule => ({
  effect: (before, after) => (before === undefined || after === undefined ? 'changed' : 'weaker'),
  why,
});

/** A list that leaves people out: without it, it is everybody. */
export const narrowing = (why: string): FieldRule => ({
  effect: (before, after) => {
    if (before === undefined) return 'changed';
    return after === undefined ? 'weaker' : more(why).effect(before, after);
  },
  why,
});

/** A list of what is asked of people's consent: less of it, or none or another, protects less. */
export const demanding = (why: string): FieldRule => ({
  effect: (before, after) => {
    if (before === undefined || after === undefined) return 'weaker';
    if (items(before).some((item) => !items(after).includes(item))) return 'weaker';
    return items(after).some((item) => !items(before).includes(item)) ? 'stricter' : 'changed';
  },
  why,
});

/** Something that protects by being said; in other words it is another, and as good for all we know. */
export const stated = (why: string): FieldRule => ({
  effect: (before, after) => {
    if (after === undefined) return 'weaker';
    return before === undefined ? 'stricter' : 'changed';
  },
  why,
});

/** A day that protects less the earlier it is. Where it stands on one side only, what it is a day of is told. */
export const earlier = (why: string): FieldRule => ({
  effect: (before, after) => {
    if (before === undefined || after === undefined) return 'changed';
    return String(after) < String(before) ? 'weaker' : 'stricter';
  },
  why,
});

/** A word of which one is the strictest. */
export const strictest = (word: string, why: string): FieldRule => ({
  effect: (_, after) => (after === word ? 'stricter' : 'weaker'),
  why,
});

/** A word of several, the strictest of them first. Where it stands on one side only, `noise` says the rest. */
export const ranked = (words: readonly string[], why: string): FieldRule => ({
  effect: (before, after) => {
    if (before === undefined || after === undefined) return 'changed';
    return words.indexOf(String(after)) > words.indexOf(String(before)) ? 'weaker' : 'stricter';
  },
  why,
});

/** A limit that need not be there: without it, there is none. */
export const limit = (why: string): FieldRule => ({
  effect: (before = Number.POSITIVE_INFINITY, after = Number.POSITIVE_INFINITY) =>
    isHigher(before, after) ? 'weaker' : 'stricter',
  why,
});

/** A greatest number that is preset where it is not said. */
export const preset = (number: number, why: string): FieldRule => ({
  effect: (before = number, after = number) => {
    if (before === after) return 'changed';
    return isHigher(before, after) ? 'weaker' : 'stricter';
  },
  why,
});

/** A least number that need not be there: without it, there is none. */
export const floor = (why: string): FieldRule => ({
  effect: (before = 0, after = 0) => (isLower(before, after) ? 'weaker' : 'stricter'),
  why,
});
