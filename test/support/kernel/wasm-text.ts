import binaryen from 'assemblyscript/binaryen';

/** An instruction, or another part of a module, as WebAssembly's text format writes it in brackets. */
export interface Part {
  readonly op: string;
  /** What stands beside the operation and is no part: names, numbers, offsets. */
  readonly words: readonly string[];
  readonly parts: readonly Part[];
}

/** Reads the text of a module. */
export const readText = (text: string): Part => {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const read = (): Part => {
    const op = tokens[at + 1] ?? '';
    const words: string[] = [];
    const parts: Part[] = [];
    at += 2;
    while (at < tokens.length && tokens[at] !== ')') {
      if (tokens[at] === '(') parts.push(read());
      else words.push(tokens[at++] ?? '');
    }
    at += 1;
    return { op, words, parts };
  };
  return read();
};

/**
 * The text of a module in which no local is used for two things one after another, as the optimiser does: what is known
 * of a local holds wherever it is read.
 */
export const textOf = (module: Uint8Array | string): string => {
  const read =
    typeof module === 'string' ? binaryen.parseText(module) : binaryen.readBinary(module);
  try {
    read.setFeatures(binaryen.Features.All);
    read.runPasses(['ssa']);
    return read.emitText();
  } finally {
    read.dispose();
  }
};
