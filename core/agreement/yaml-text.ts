import { type Document, isAlias, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { MAX_YAML_LENGTH } from '#core/limits.ts';

/** A document as YAML: its plain value, and where each thing in it stands. */
export interface YamlText {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly value: unknown;
}

/** What is wrong with a text as YAML, and on which line. */
export interface YamlFault {
  readonly line: number;
  readonly says: string;
  /** What the library said, for who debugs. */
  readonly cause?: unknown;
}

/** Most aliases (`*name`) that a document may resolve: a bomb of aliases must not run for ever. */
const MAX_ALIASES = 100;

/** The name that a key has in the plain value, where 1 and "1" are one, and an alias is what it means. */
const nameOf = (document: Document, key: unknown): string | undefined => {
  const meant = isAlias(key) ? key.resolve(document) : key;
  if (!isScalar(meant)) return undefined;
  return meant.value === null ? '' : String(meant.value);
};

/**
 * Where a key stands that its mapping has already. The library's own check compares each key with all
 * before it, and takes minutes for what this does in a blink.
 */
const repeatedKeyAt = (document: Document): number | undefined => {
  let place: number | undefined;
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<string>();
      for (const { key } of items) {
        const name = nameOf(document, key);
        if (name !== undefined && seen.has(name)) {
          place = (key as { range?: [number] }).range?.[0] ?? 0;
          return visit.BREAK;
        }
        if (name !== undefined) seen.add(name);
      }
      return undefined;
    },
  });
  return place;
};

/** Reads a text as YAML. Bounded: any text is answered in about a second. */
export const yamlText = (text: string): YamlText | YamlFault => {
  if (text.length > MAX_YAML_LENGTH)
    return {
      line: 1,
      says: `it is longer than ${MAX_YAML_LENGTH} characters: write down less`,
    };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: false,
    logLevel: 'error',
  });
  const lineAt = (place: number): number => lines.linePos(place).line;
  const [fault] = document.errors;
  if (fault)
    return {
      line: lineAt(fault.pos[0]),
      says: 'this is not valid YAML; check indentation and quotes here',
      cause: fault,
    };
  const repeated = repeatedKeyAt(document);
  if (repeated !== undefined)
    return { line: lineAt(repeated), says: 'this key stands here for the second time: remove one' };
  try {
    return { document, lines, value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch (cause) {
    return { line: 1, says: 'an alias ("*name") in it cannot be resolved: write it out', cause };
  }
};
