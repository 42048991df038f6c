/** What a statement came to. */
export interface TrinoAnswer {
  /** What Trino calls the query. */
  readonly id: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
  readonly scannedBytes: number;
}

/** A page of an answer, as Trino's client protocol has it. */
interface Page {
  readonly id: string;
  readonly nextUri?: string;
  readonly columns?: TrinoAnswer['columns'];
  readonly data?: unknown[][];
  readonly error?: { readonly message: string; readonly errorName: string };
  readonly stats?: { readonly physicalInputBytes?: number };
}

/** A statement that Trino refused or that failed: its name for the fault, and its message. */
export class TrinoError extends Error {}

/** JSON with the digits of integers that no double holds. */
const parsePage = (text: string): Page =>
  JSON.parse(text, ((_key: string, value: unknown, context: { source?: string }) =>
    typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
      ? context.source
      : value) as (key: string, value: unknown) => unknown) as Page;

/** Runs one statement to its end in the catalog `awsdatacatalog`. An abort cancels it in Trino. */
export const queryTrino = async (
  url: string,
  sql: string,
  { schema, signal }: { readonly schema?: string; readonly signal?: AbortSignal } = {},
): Promise<TrinoAnswer> => {
  const headers = {
    'x-trino-user': 'airlock',
    'x-trino-catalog': 'awsdatacatalog',
    ...(schema === undefined ? {} : { 'x-trino-schema': schema }),
  };
  const rows: unknown[][] = [];
  let columns: TrinoAnswer['columns'] = [];
  let page = await fetchPage(`${url}/v1/statement`, { method: 'POST', body: sql, headers });
  for (;;) {
    if (page.error) throw new TrinoError(`${page.error.errorName}: ${page.error.message}`);
    rows.push(...(page.data ?? []));
    columns = page.columns ?? columns;
    if (page.nextUri === undefined)
      return { id: page.id, columns, rows, scannedBytes: page.stats?.physicalInputBytes ?? 0 };
    if (signal?.aborted) {
      await fetch(page.nextUri, { method: 'DELETE' });
      signal.throwIfAborted();
    }
    page = await fetchPage(page.nextUri, {});
  }
};

const fetchPage = async (uri: string, init: RequestInit): Promise<Page> => {
  const response = await fetch(uri, init);
  const text = await response.text();
  if (!response.ok) throw new TrinoError(`HTTP ${response.status}: ${text.slice(0, 200)}`);
  return parsePage(text);
};
