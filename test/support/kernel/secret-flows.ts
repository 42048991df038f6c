import { type Part, readText, textOf } from '#test/support/kernel/wasm-text.ts';

/** Came from memory, where keys, digests and all that is computed of them lie. */
const SECRET = 1;
/** Points into a region that anybody may know. */
const OPEN = 2;

/** What is known of a function so far; it only grows. */
interface Knowledge {
  readonly locals: Map<string, number>;
  result: number;
}

/** Parts that say a type or a name, and compute nothing. */
const DECLARES = new Set(['param', 'result', 'local', 'type']);
/** Parts that give what the parts in them give. */
const HOLDS = new Set(['block', 'loop', 'then', 'else', 'br']);
/** Parts that give nothing. */
const GIVES_NOTHING = new Set(['drop', 'nop', 'unreachable']);
/** Which of its parts decides what is done, from the first or from the last. */
const DECIDES: ReadonlyMap<string, number> = new Map([
  ['if', 0],
  ['br_if', -1],
  ['br_table', -1],
  ['select', -1],
]);
const COMPUTES = /^(?:i32|i64|v128|i8x16|i16x8|i32x4|i64x2)\.[a-z0-9_]+$/;

/** What a module does with secrets, as far as its text tells. */
class Flows {
  readonly findings = new Set<string>();
  readonly #functions = new Map<string, Part>();
  readonly #known = new Map<string, Knowledge>();
  readonly #globals = new Map<string, number>();
  #name = '';
  #grew = false;

  constructor(module: Part, open: Readonly<Record<string, readonly number[]>>) {
    for (const part of module.parts)
      if (part.op === 'func') this.#functions.set(part.words[0] ?? '', part);
    for (const { op, words, parts } of module.parts) {
      const name = parts[0]?.words[0] ?? '';
      if (op !== 'export' || parts[0]?.op !== 'func') continue;
      for (const at of open[(words[0] ?? '').slice(1, -1)] ?? [])
        this.#grow(this.#of(name).locals, this.#parameters(name)[at] ?? '', OPEN);
    }
  }

  /** Walks until nothing more is learned; what was found on the way still holds then, for knowledge only grows. */
  walk(): void {
    do {
      this.#grew = false;
      for (const [name, { parts }] of this.#functions) {
        this.#name = name;
        this.#results(this.#all(parts));
      }
    } while (this.#grew);
  }

  #of(name: string): Knowledge {
    const known = this.#known.get(name) ?? { locals: new Map(), result: 0 };
    this.#known.set(name, known);
    return known;
  }

  #parameters(name: string): readonly string[] {
    const parts = this.#functions.get(name)?.parts ?? [];
    return parts.filter(({ op }) => op === 'param').map(({ words }) => words[0] ?? '');
  }

  #grow(labels: Map<string, number>, name: string, label: number): void {
    const before = labels.get(name) ?? 0;
    if ((before | label) === before) return;
    labels.set(name, before | label);
    this.#grew = true;
  }

  #results(label: number): void {
    const known = this.#of(this.#name);
    if ((known.result | label) === known.result) return;
    known.result |= label;
    this.#grew = true;
  }

  #all(parts: readonly Part[]): number {
    let label = 0;
    for (const part of parts) if (!DECLARES.has(part.op)) label |= this.#label(part);
    return label;
  }

  /** What of a secret would be told here, by the time that it takes or the memory that it touches. */
  #tells(op: string, label: number): void {
    if (label & SECRET) this.findings.add(`${this.#name}: ${op}`);
  }

  #label(part: Part): number {
    const { op, words } = part;
    const parts = part.parts.filter((each) => !DECLARES.has(each.op));
    const labels = parts.map((each) => this.#label(each));
    const any = labels.reduce((sum, each) => sum | each, 0);
    const name = words[0] ?? '';
    const { locals } = this.#of(this.#name);
    const decides = DECIDES.get(op);
    if (decides !== undefined) this.#tells(op, labels.at(decides) ?? 0);
    if (decides !== undefined || HOLDS.has(op)) return any;
    if (GIVES_NOTHING.has(op)) return 0;
    if (op.endsWith('.const')) return 0;
    switch (op) {
      case 'local.get':
        return locals.get(name) ?? 0;
      case 'global.get':
        return this.#globals.get(name) ?? 0;
      case 'local.set':
      case 'local.tee':
        this.#grow(locals, name, any);
        return op === 'local.tee' ? any : 0;
      case 'global.set':
        this.#grow(this.#globals, name, any);
        return 0;
      case 'memory.copy':
      case 'memory.fill':
        this.#tells(op, any);
        return 0;
      case 'call':
        return this.#called(name, labels);
      case 'return':
        this.#results(any);
        return 0;
      default:
        return this.#computed(op, labels[0] ?? 0, any);
    }
  }

  #called(name: string, labels: readonly number[]): number {
    const { locals, result } = this.#of(name);
    this.#parameters(name).forEach((parameter, at) => {
      this.#grow(locals, parameter, labels[at] ?? 0);
    });
    return result;
  }

  #computed(op: string, first: number, any: number): number {
    if (!COMPUTES.test(op)) throw new Error(`What does ${op} tell? Say it here first.`);
    if (/\.(?:load|store)/.test(op)) {
      this.#tells(op, first);
      return first & OPEN ? 0 : SECRET;
    }
    // A division takes longer for some numbers than for others.
    if (/\.(?:div|rem)_/.test(op)) this.#tells(op, any);
    return any;
  }
}

/**
 * Where a module branches on what it read from memory, chooses by it, takes it for an address or divides by it, as
 * `function: instruction`. All of memory counts as secret, but what a parameter in `open` points to: `{ name: [1] }` is
 * the second one of that export.
 */
export const secretFlows = (
  module: Uint8Array | string,
  open: Readonly<Record<string, readonly number[]>> = {},
): readonly string[] => {
  const flows = new Flows(readText(textOf(module)), open);
  flows.walk();
  return [...flows.findings].sort();
};
