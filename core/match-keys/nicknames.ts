import { comparedWord, foldedText } from '#core/match-keys/folded-text.ts';

const NICKNAMES = `
william: bill billy will willy willie liam
robert: bob bobby rob robbie
richard: dick rick ricky richie
james: jim jimmy jamie
john: jack johnny jon
michael: mike mick mickey micky
thomas: tom tommy
elizabeth: liz lizzie betty beth betsy
margaret: maggie peggy meg marge
katherine: kate katie kathy cathy
johannes: hans hannes
josef: sepp
francisco: paco pancho
jose: pepe
`;

const canonicalOf = (): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const line of NICKNAMES.trim().split('\n')) {
    const [name = '', nicknames = ''] = line.split(': ');
    for (const nickname of nicknames.split(' ')) found.set(compared(nickname), compared(name));
  }
  return found;
};
const compared = (name: string): string => comparedWord(foldedText(name));
const CANONICAL = canonicalOf();

/** The name that a nickname stands for, or the name itself; both as they are compared. */
export const canonicalName = (name: string): string => CANONICAL.get(name) ?? name;
