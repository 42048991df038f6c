import type { Rule } from './profile.ts';

/**
 * Trim and lower case, and nothing else: the whole `plain` profile, and the rule for a customer
 * number everywhere, because no public profile says what an agreed number looks like.
 */
export const trimmedLowerCase: Rule = (text) => text.trim().toLowerCase();
