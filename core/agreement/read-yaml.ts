import type { Document, LineCounter } from 'yaml';
import type { z } from 'zod';
import { explainIssue } from '#core/agreement/explain-issue.ts';
import { yamlText } from '#core/agreement/yaml-text.ts';
import { AirlockError, type ErrorCode } from '#core/errors.ts';

/** Where a text came from, and whose fault it is if it is not right. */
export interface YamlOrigin {
  readonly file: string;
  readonly code: ErrorCode;
  /** Whether all known keys are named beside one that is not: where they are few. */
  readonly namesKeys?: boolean;
}

/** The line on which the thing at `path` stands, or its nearest parent that is written down. */
const lineOf = (document: Document, lines: LineCounter, path: readonly PropertyKey[]): number => {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const parent = document.getIn(path.slice(0, depth - 1), true);
    const key = path[depth - 1];
    const items = (parent as { items?: { key?: { value?: unknown; range?: [number] } }[] })?.items;
    const pair = items?.find((item) => item?.key?.value === key);
    const node = document.getIn(path.slice(0, depth), true) as { range?: [number] } | undefined;
    const offset = pair?.key?.range?.[0] ?? node?.range?.[0];
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
};

/**
 * Reads a text as YAML of a schema. Throws AirlockError that names the file, the line and what to write
 * instead.
 */
export const readYaml = <Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  { file, code, namesKeys }: YamlOrigin,
): z.output<Schema> => {
  const read = yamlText(text);
  if ('says' in read)
    throw new AirlockError(code, `${file}:${read.line}: ${read.says}.`, { cause: read.cause });
  const parsed = schema.safeParse(read.value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const { path, says } = explainIssue(parsed.error, { schema, namesKeys });
  const line = lineOf(read.document, read.lines, path);
  throw new AirlockError(code, `${file}:${line}: ${says}.`, { cause: parsed.error });
};
