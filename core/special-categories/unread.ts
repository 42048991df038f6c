/** A word of another script: two letters or more, or an ideograph, and none of them Latin. A lone `β` is a sign. */
const isOfAnotherScript = (word: string): boolean =>
  !/\p{Script=Latin}/u.test(word) && /\p{L}.*\p{L}|\p{Ideographic}/u.test(word);

/** Has a text a word in a script that no list of words reads, so that nobody can say here what it denotes? */
export const isUnread = (text: string): boolean =>
  (
    text
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .match(/[\p{L}\p{M}]+/gu) ?? []
  ).some(isOfAnotherScript);
