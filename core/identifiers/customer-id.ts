import type { Rule } from './profile.ts';

/** Trim and lower case, and nothing else: the whole `plain` profile but for customer numbers. */
export const trimmedLowerCase: Rule = (text) => text.trim().toLowerCase();

/**
 * The customer number everywhere, because no public profile says what an agreed number looks like: trimmed,
 * and in lower case unless the agreement keeps the case. In ids such as Salesforce's of 15 characters
 * `0015g00000Abcde` and `0015g00000aBcde` are two people.
 */
export const customerId: Rule = (text, { customerIdCase }) =>
  customerIdCase === 'keep' ? text.trim() : text.trim().toLowerCase();
