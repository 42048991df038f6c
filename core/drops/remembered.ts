/** Texts that are remembered: far more than a column of labels has, far less than one of people. */
const MOST_TEXTS = 4_096;

/** A copy of a text: a part of a long one would keep all of that in memory. */
const copyOf = (text: string): string => ` ${text}`.slice(1);

/**
 * What a column of few different texts makes of each, worked out once for the first so many of them; of a column of
 * many, each time.
 */
export const remembered = <Result>(
  read: (text: string) => Result,
  most = MOST_TEXTS,
): ((text: string) => Result) => {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as Result;
    const result = read(text);
    if (known.size < most) known.set(copyOf(text), result);
    return result;
  };
};
