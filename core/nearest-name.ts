/** Most letters that may differ between what was written and what was meant, for a word of this length. */
const slack = (length: number): number => Math.min(2, Math.max(1, Math.floor((length + 1) / 3)));

/** Fewest letters to change, add or leave out between two words (Levenshtein). */
const distance = (one: string, two: string): number => {
  let row = Array.from({ length: two.length + 1 }, (_, at) => at);
  for (const [down, letter] of [...one].entries()) {
    const above = row;
    row = [down + 1];
    for (let at = 1; at <= two.length; at += 1) {
      const changed = (above[at - 1] ?? 0) + (two[at - 1] === letter ? 0 : 1);
      row.push(Math.min(changed, (above[at] ?? 0) + 1, (row[at - 1] ?? 0) + 1));
    }
  }
  return row[two.length] ?? 0;
};

/** The name that somebody most likely meant; undefined if none is near. */
export const nearestName = (written: string, names: readonly string[]): string | undefined => {
  const word = written.slice(0, 64).toLowerCase();
  const near = names
    .map((name) => ({ name, off: distance(word, name.toLowerCase()) }))
    .filter(({ off }) => off <= slack(word.length))
    .sort((a, b) => a.off - b.off);
  return near[0]?.name;
};
