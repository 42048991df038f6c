import type { Rule } from './profile.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What a device reports when its owner has limited ad tracking: everybody's id, so nobody's. */
const LIMITED_TRACKING = '00000000-0000-0000-0000-000000000000';

/**
 * A mobile advertising id in UUID form, lower case; the all-zero id is refused. Some partners want
 * an Android id in lower case and an Apple one in capitals, but the text does not say which it is:
 * one case for both lets the two sides of a room agree.
 */
export const uuidMaid: Rule = (text) => {
  const lowered = text.trim().toLowerCase();
  return UUID.test(lowered) && lowered !== LIMITED_TRACKING ? lowered : undefined;
};
