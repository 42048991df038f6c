/** Every bound of events and bridges in one place, each with its reason. */

/** Most attributes of an events dataset: the oblivious text of a link has so many places. */
export const MAX_EVENT_ATTRIBUTES = 9;

/** Longest that events are kept, in days: two years hold any look-back, and bound what one person can bring. */
export const MAX_EVENT_AGE_DAYS = 730;

/** Most smallest units (cents, minutes) that one event may count for: nine digits in the text of a link, four bytes. */
export const MAX_EVENT_VALUE = 999_999_999;

/** Most digits behind the point of a value that has a unit: as many as currencies have. */
export const MAX_VALUE_DECIMALS = 3;

/** Most conversions of a person that count: each takes as much more noise. */
export const MAX_CONVERSIONS = 4;

/** Most touches that share a conversion: each is a cell in which one person can count. */
export const MAX_TOUCHES = 8;

/** Most buckets of how often somebody was reached: each is a cell. */
export const MAX_FREQUENCIES = 8;

/** Most times that count as often: the table of buckets has three digits, and a bucket above tells robots apart. */
export const MAX_FREQUENCY = 999;

/** Latest time of an event, in seconds since 1970: ten digits in the text of a link, the year 2286. */
export const MAX_TIME = 9_999_999_999;

/**
 * Most steps that one pair may add to a sum: rounding to whole steps then costs a cell half a thousandth of what noise
 * has to hide, which nobody sees beside it.
 */
export const MAX_SUM_STEPS = 1_000;

/** Most values under which a question of reach counts one person: its noise grows with the root of it. */
export const MAX_REACHED_VALUES = 4;
