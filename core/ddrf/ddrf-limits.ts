/** The bounds of deletion requests, each with its reason. */

/** Most characters of a request: two signatures by RSA keys of 4,096 bits, one in the other, take some five thousand. */
export const MAX_REQUEST_LENGTH = 32_768;

/** Most bytes of a file of keys: so many of the longest take half of it. */
export const MAX_KEYS_BYTES = 256 * 1024;

/** Most keys of an issuer: it changes them some times a year. */
export const MAX_KEYS = 64;

/** Most issuers whose keys are known: a party has that many partners at most. */
export const MAX_ISSUERS = 1_000;

/** How far ahead of our clock a request may say it was made. Version 2.0 of the framework (13104, 13204) allows as much. */
export const FUTURE_SECONDS = 300;

/**
 * How old a request may be. Version 1.0 knows "expired" and names no age: a month is what a controller has to answer
 * (GDPR, Article 12(3)), so an older one was lost on its way and is to be made again.
 */
export const MAX_REQUEST_AGE_SECONDS = 30 * 86_400;
