/** One of the texts of digits that a pattern may go on with, as the number by which it is known here. */
type Term = number;

/** Makes a term of what a piece of a pattern matches, and of what follows it. */
type Piece = (rest: Term) => Term;

type Node =
  | { readonly is: 'empty' | 'end' | 'any' }
  | { readonly is: 'digit'; readonly digits: number; readonly rest: Term }
  | { readonly is: 'either' | 'both'; readonly terms: readonly Term[] };

const EMPTY: Term = 0;
const END: Term = 1;
const ANY: Term = 2;
const DIGITS = 10;
const EVERY_DIGIT = 0x3ff;

/** A pattern holds something that this does not read; whoever asked reads numbers by other means. */
export class UnreadPattern extends Error {}

/**
 * Sets of texts of digits, in the patterns of numbering plans: digits, classes, groups that capture nothing,
 * alternatives, counts, and looks ahead. Each is known by one number, and what is left of it behind a digit
 * (its derivative: Brzozowski 1964) is another one, so that following digits builds an automaton.
 */
export class DigitLanguages {
  readonly #nodes: Node[] = [{ is: 'empty' }, { is: 'end' }, { is: 'any' }];
  readonly #known = new Map<string, Term>();
  readonly #behind = new Map<number, Term>();

  /** The texts that match a pattern from their beginning. Throws UnreadPattern. */
  ofPattern(pattern: string, rest: 'whole' | 'beginning'): Term {
    const reader = new PatternReader(pattern, this);
    return reader.whole()(rest === 'whole' ? END : ANY);
  }

  /** Is the empty text one of them? */
  endsIn(term: Term): boolean {
    const node = this.#node(term);
    if (node.is === 'either') return node.terms.some((each) => this.endsIn(each));
    if (node.is === 'both') return node.terms.every((each) => this.endsIn(each));
    return node.is === 'end' || node.is === 'any';
  }

  /** What is left of those that begin with a digit, behind it. */
  behind(term: Term, digit: number): Term {
    const key = term * DIGITS + digit;
    const known = this.#behind.get(key);
    if (known !== undefined) return known;
    const found = this.#derive(this.#node(term), digit);
    this.#behind.set(key, found);
    return found;
  }

  /** Texts that begin with one of some digits, as bits, and go on as the rest says. */
  digit(digits: number, rest: Term): Term {
    if (digits === 0 || rest === EMPTY) return EMPTY;
    return this.#term(`${digits}.${rest}`, { is: 'digit', digits, rest });
  }

  /** Texts that are in any of these. */
  either(terms: readonly Term[]): Term {
    if (terms.includes(ANY)) return ANY;
    return this.#join('either', terms, EMPTY);
  }

  /** Texts that are in all of these. */
  both(terms: readonly Term[]): Term {
    if (terms.includes(EMPTY)) return EMPTY;
    if (terms.includes(END)) return terms.every((each) => this.endsIn(each)) ? END : EMPTY;
    return this.#join('both', terms, ANY);
  }

  #node(term: Term): Node {
    return this.#nodes[term] ?? { is: 'empty' };
  }

  #derive(node: Node, digit: number): Term {
    switch (node.is) {
      case 'any':
        return ANY;
      case 'digit':
        return (node.digits >> digit) & 1 ? node.rest : EMPTY;
      case 'either':
        return this.either(node.terms.map((each) => this.behind(each, digit)));
      case 'both':
        return this.both(node.terms.map((each) => this.behind(each, digit)));
      default:
        return EMPTY;
    }
  }

  /** Each once and in one order, those aside that change nothing. */
  #join(is: 'either' | 'both', terms: readonly Term[], without: Term): Term {
    const flat = terms.flatMap((each) => {
      const node = this.#node(each);
      return node.is === is ? node.terms : [each];
    });
    const own = [...new Set(flat)].filter((each) => each !== without).sort((a, b) => a - b);
    const [only = without] = own;
    return own.length <= 1 ? only : this.#term(`${is} ${own.join()}`, { is, terms: own });
  }

  #term(key: string, node: Node): Term {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const term = this.#nodes.push(node) - 1;
    this.#known.set(key, term);
    return term;
  }
}

const COUNT = /\{(\d+)(?:,(\d+))?\}/y;
const CLASS = /\[([0-9-]+)\]/y;

/** Reads a pattern from left to right, into what makes a term of it. */
class PatternReader {
  readonly #pattern: string;
  readonly #languages: DigitLanguages;
  #at = 0;

  constructor(pattern: string, languages: DigitLanguages) {
    this.#pattern = pattern;
    this.#languages = languages;
  }

  whole(): Piece {
    const piece = this.#alternatives();
    if (this.#at < this.#pattern.length) throw new UnreadPattern();
    return piece;
  }

  #alternatives(): Piece {
    const pieces = [this.#sequence()];
    while (this.#took('|')) pieces.push(this.#sequence());
    return (rest) => this.#languages.either(pieces.map((piece) => piece(rest)));
  }

  #sequence(): Piece {
    const pieces: Piece[] = [];
    while (this.#at < this.#pattern.length && !'|)'.includes(this.#pattern.charAt(this.#at)))
      pieces.push(this.#counted(this.#atom()));
    return (rest) => pieces.reduceRight((behind, piece) => piece(behind), rest);
  }

  #atom(): Piece {
    const languages = this.#languages;
    if (this.#took('^')) return (rest) => rest;
    if (this.#took('$')) return (rest) => languages.both([END, rest]);
    if (this.#took('(?:')) return this.#closed(this.#alternatives());
    if (this.#took('(?=')) {
      const ahead = this.#closed(this.#alternatives());
      return (rest) => languages.both([ahead(ANY), rest]);
    }
    const digits = this.#digits();
    return (rest) => languages.digit(digits, rest);
  }

  #digits(): number {
    if (this.#took('\\d')) return EVERY_DIGIT;
    const [, members] = this.#match(CLASS) ?? [];
    if (members !== undefined) return bitsOf(members);
    const digit = this.#pattern.charAt(this.#at);
    if (!/^\d$/.test(digit)) throw new UnreadPattern();
    this.#at += 1;
    return 1 << Number(digit);
  }

  #counted(piece: Piece): Piece {
    const [, from, to] = this.#took('?') ? ['', '0', '1'] : (this.#match(COUNT) ?? []);
    if (from === undefined) return piece;
    const least = Number(from);
    const most = Number(to ?? from);
    return (rest) => {
      let term = rest;
      for (let times = most; times > 0; times -= 1)
        term = times > least ? this.#languages.either([rest, piece(term)]) : piece(term);
      return term;
    };
  }

  #closed(piece: Piece): Piece {
    if (!this.#took(')')) throw new UnreadPattern();
    return piece;
  }

  #took(text: string): boolean {
    if (!this.#pattern.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#pattern) ?? undefined;
    this.#at += match?.[0].length ?? 0;
    return match;
  }
}

/** The digits of a class such as `[0-35-9]`. */
const bitsOf = (members: string): number => {
  let bits = 0;
  for (const [, from = '', to = from] of members.matchAll(/(\d)(?:-(\d))?/g))
    for (let digit = Number(from); digit <= Number(to); digit += 1) bits |= 1 << digit;
  return bits;
};
