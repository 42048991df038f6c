/**
 * Whether all of a long list is tried, as `npm run test:reliability` does; `npm test` tries a part of it, which
 * finds most of what all of it finds.
 */
export const THOROUGH = process.env.AIRLOCK_THOROUGH === '1';
