/** Texts that are remembered: far more than a column of labels has, far less than one of people. */
const MOST_TEXTS = 4_096;

/** What a column of few different texts makes of each, worked out once; of a column of many, each time. */
export const remembered = <Result>(read: (text: string) => Result): ((text: string) => Result) => {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = read(text);
    if (known.size < MOST_TEXTS) known.set(text, result);
    return result;
  };
};
