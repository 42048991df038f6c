import type { Encoding } from '#adapters/local/records/decode-text.ts';
import { parseObject } from '#adapters/local/records/json-record.ts';
import type { JsonLayout } from '#adapters/local/records/json-source.ts';
import { openText } from '#adapters/local/records/open-bytes.ts';
import type { SourceInput } from '#adapters/local/records/source-input.ts';

/** Names that say that there is JSON inside. */
const NAMED_JSON = /\.(ndjson|jsonl|json)(\.(gz|zst))?$/i;

/** How JSON begins: with an object, or with a list of anything but a bare word, as `[Email]` is in a header. */
const BEGINS_AS_JSON = /^\s*(?:\{\s*["}]|\[\s*[[{"\]])/;

/** How a text begins: its first piece that says something. */
const beginningOf = async (input: SourceInput, encoding: Encoding): Promise<string> => {
  let start = '';
  for await (const chunk of (await openText(input, encoding)).chunks) {
    start = (start + chunk).trimStart();
    if (start.length > 1) break;
  }
  return start;
};

/** How a file holds JSON, by what is in it, and by its name only where that says nothing; undefined if it does not. */
export const jsonLayoutOf = async (
  input: SourceInput,
  encoding: Encoding,
): Promise<JsonLayout | undefined> => {
  const start = await beginningOf(input, encoding);
  if (!BEGINS_AS_JSON.test(start)) return NAMED_JSON.test(input.path) ? 'lines' : undefined;
  if (start.startsWith('[')) return 'values';
  const [line = ''] = start.split('\n', 1);
  return parseObject(line) || !/[{[,]\s*$/.test(line) ? 'lines' : 'values';
};
