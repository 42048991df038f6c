import { type Document, isAlias, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { MAX_YAML_LENGTH } from '#core/limits.ts';

/** A document as YAML: its plain value, where each thing in it stands, and what is wrong with it. */
export interface YamlText {
  readonly document: Document;
  readonly lines: LineCounter;
  /** Undefined where the faults leave none. */
  readonly value: unknown;
  /** In the order of the text. */
  readonly faults: readonly YamlFault[];
}

/** What is wrong with a text as YAML, on which line, and what to do. */
export interface YamlFault {
  readonly line: number;
  readonly says: string;
  readonly remedy: string;
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
 * Where keys stand that their mapping has already. The library's own check compares each key with all
 * before it, and takes minutes for what this does in a blink.
 */
const repeatedKeys = (document: Document): readonly number[] => {
  const places: number[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<string>();
      for (const { key } of items) {
        const name = nameOf(document, key);
        if (name === undefined) continue;
        if (seen.has(name)) places.push((key as { range?: [number] }).range?.[0] ?? 0);
        seen.add(name);
      }
    },
  });
  return places;
};

const faultsOf = (document: Document, lines: LineCounter): readonly YamlFault[] => {
  const lineAt = (place: number): number => lines.linePos(place).line;
  const broken = document.errors.map((cause) => ({
    line: lineAt(cause.pos[0]),
    says: 'this is not valid YAML',
    remedy: 'check indentation and quotes here',
    cause,
  }));
  if (broken.length > 0) return broken.filter(({ line }, at) => line !== broken[at - 1]?.line);
  return repeatedKeys(document).map((place) => ({
    line: lineAt(place),
    says: 'this key stands here for the second time',
    remedy: 'remove one',
  }));
};

/** The plain value of a document, or why there is none. */
const plainOf = (document: Document): Pick<YamlText, 'value' | 'faults'> => {
  try {
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }), faults: [] };
  } catch (cause) {
    const says = 'an alias ("*name") in it cannot be resolved';
    return { value: undefined, faults: [{ line: 1, says, remedy: 'write it out', cause }] };
  }
};

/** Reads a text as YAML. Bounded: any text is answered in about a second. */
export const yamlText = (text: string): YamlText => {
  const lines = new LineCounter();
  const isLong = text.length > MAX_YAML_LENGTH;
  const document = parseDocument(isLong ? '' : text, {
    lineCounter: lines,
    uniqueKeys: false,
    logLevel: 'error',
  });
  if (isLong) {
    const says = `it is longer than ${MAX_YAML_LENGTH} characters`;
    const faults = [{ line: 1, says, remedy: 'write down less' }];
    return { document, lines, value: undefined, faults };
  }
  const faults = faultsOf(document, lines);
  if (document.errors.length > 0) return { document, lines, value: undefined, faults };
  const read = plainOf(document);
  return { document, lines, value: read.value, faults: [...faults, ...read.faults] };
};
