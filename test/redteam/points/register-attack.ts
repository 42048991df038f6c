import { hash } from 'node:crypto';
import type { Tokens } from '#test/redteam/points/token-lists.ts';

/** Whom an attack names: for each row of the vault a row of the register, where it dares to. */
export type Names = ReadonlyMap<number, number>;

/** What the attacker has: the vault without its key, and a register of which he made tokens of his own. */
export interface Seen {
  readonly vault: Tokens;
  readonly register: Tokens;
}

const holdersOf = (list: Tokens): ReadonlyMap<number, readonly number[]> => {
  const holders = new Map<number, number[]>();
  for (const [at, tokens] of list.entries())
    for (const token of tokens)
      if (token !== null) {
        const found = holders.get(token);
        if (found === undefined) holders.set(token, [at]);
        else found.push(at);
      }
  return holders;
};

const placesOf = (list: Tokens): readonly number[] => [...(list[0] ?? []).keys()];

/** The tokens of a key, those of the most people first. */
const ranked = (list: Tokens, place: number): readonly (readonly number[])[] => {
  const own = list.map((tokens) => tokens.filter((_, at) => at === place));
  return [...holdersOf(own).values()]
    .filter(({ length }) => length > 1)
    .toSorted((a, b) => b.length - a.length);
};

type Votes = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** For each row of the vault, how many of its tokens have the rank of one that a row of the register has. */
const rankVotes = ({ vault, register }: Seen): Votes => {
  const votes = new Map<number, Map<number, number>>();
  for (const place of placesOf(vault)) {
    const others = ranked(register, place);
    for (const [rank, people] of ranked(vault, place).entries())
      for (const person of people) {
        const own = votes.get(person) ?? new Map<number, number>();
        votes.set(person, own);
        for (const other of others[rank] ?? []) own.set(other, (own.get(other) ?? 0) + 1);
      }
  }
  return votes;
};

/** The one with the most votes, of two at least; nobody where two have as many. */
const elected = (votes: ReadonlyMap<number, number>): number | undefined => {
  const [first, second] = [...votes].toSorted((a, b) => b[1] - a[1]);
  return first !== undefined && first[1] > 1 && first[1] > (second?.[1] ?? 0)
    ? first[0]
    : undefined;
};

const named = (votes: Votes): Names =>
  new Map(
    [...votes].flatMap(([row, own]) => {
      const other = elected(own);
      return other === undefined ? [] : [[row, other] as const];
    }),
  );

/** Frequency: tokens of a key are put beside those of the register by how many people have them. */
export const byFrequency = (seen: Seen): Names => named(rankVotes(seen));

const looksOf = (list: Tokens): readonly (readonly number[])[] => {
  const holders = holdersOf(list);
  return list.map((tokens) =>
    tokens.map((token) => (token === null ? 0 : (holders.get(token)?.length ?? 0))),
  );
};

const short = (look: string): string => hash('sha256', look, 'base64url').slice(0, 16);

/** Looks that say also how those look who share a token, and so on, so many steps far. */
const sharpened = (list: Tokens, steps: number): readonly string[] => {
  const holders = holdersOf(list);
  let looks = looksOf(list).map((look) => look.join(' '));
  for (let step = 0; step < steps; step += 1) {
    const before = looks.map(short);
    const around = new Map(
      [...holders].map(([token, people]) => [
        token,
        short(
          people
            .map((person) => before[person] ?? '')
            .toSorted()
            .join(','),
        ),
      ]),
    );
    looks = list.map((tokens, at) =>
      [before[at], ...tokens.map((token) => (token === null ? '' : around.get(token)))].join(' '),
    );
  }
  return looks;
};

const onlyOnes = (looks: readonly string[]): ReadonlyMap<string, number> =>
  new Map(
    [...Map.groupBy(looks.keys(), (at) => looks[at] ?? '')].flatMap(([look, rows]) => {
      const [row] = rows;
      return rows.length === 1 && row !== undefined ? [[look, row] as const] : [];
    }),
  );

/**
 * Pattern: how many people share each of a person's tokens, where nobody else in the vault and one person of the register
 * looks so; with `steps`, also how those look with whom they are shared.
 */
export const byPattern = ({ vault, register }: Seen, steps = 0): Names => {
  const others = onlyOnes(sharpened(register, steps));
  return new Map(
    [...onlyOnes(sharpened(vault, steps))].flatMap(([look, row]) => {
      const other = others.get(look);
      return other === undefined ? [] : [[row, other] as const];
    }),
  );
};

/** How unlike two looks are: the logarithms of how many share a token, so that 1 and 2 differ by more than 40 and 41. */
const unlike = (one: Float64Array, other: Float64Array): number => {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += Math.abs((one[at] ?? 0) - (other[at] ?? 0));
  return sum;
};

/** How many share each token of each person, as numbers that can be compared. */
const numbersOf = (list: Tokens): readonly Float64Array[] =>
  looksOf(list).map((look) =>
    Float64Array.from(look, (count) => (count ? 1 + Math.log(count) : 0)),
  );

/** A row of the vault, who of the register looks most alike, and how much less alike the next one is. */
interface Guess {
  readonly row: number;
  readonly other: number;
  readonly lead: number;
}

/** Likeness alone, of everybody: those guesses first that lead the next best the furthest. */
export const byLead = ({ vault, register }: Seen): readonly Guess[] => {
  const others = numbersOf(register);
  const guesses = numbersOf(vault).map((own, row): Guess => {
    let [best, least, next] = [0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (const [other, look] of others.entries()) {
      const far = unlike(own, look);
      if (far < least) [best, least, next] = [other, far, least];
      else if (far < next) next = far;
    }
    return { row, other: best, lead: next - least };
  });
  return guesses.toSorted((one, other) => other.lead - one.lead);
};

/** Both at once: of all people of the register the one who looks most alike, a vote of the ranks counting as a likeness. */
export const byBoth = ({ vault, register }: Seen): Names => {
  const votes = rankVotes({ vault, register });
  const others = numbersOf(register);
  return new Map(
    numbersOf(vault).map((own, row) => {
      const elect = votes.get(row);
      let [best, least] = [0, Number.POSITIVE_INFINITY];
      for (const [other, look] of others.entries()) {
        const far = unlike(own, look) - (elect?.get(other) ?? 0);
        if (far < least) [best, least] = [other, far];
      }
      return [row, best];
    }),
  );
};
