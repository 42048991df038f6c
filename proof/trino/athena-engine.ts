import { queryTrino } from '#proof/trino/trino-client.ts';

/** A statement as Athena takes it: parameters are SQL literals, in the order of the `?`. */
export interface AthenaStatement {
  readonly sql: string;
  readonly parameters: readonly string[];
  readonly database?: string;
}

/** What a statement came to: every value as Athena tells it, as text. */
export interface AthenaAnswer {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly scannedBytes: number;
}

/** What runs the statements behind the Athena protocol: Trino, or DuckDB where there is no Java. */
export interface AthenaEngine {
  run(statement: AthenaStatement, signal: AbortSignal): Promise<AthenaAnswer>;
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The statement with its parameters, as Trino takes both at once. */
export const executeImmediate = ({ sql, parameters }: AthenaStatement): string => {
  const statement = sql.replace(/;\s*$/, '');
  if (parameters.length === 0) return statement;
  return `execute immediate ${quote(statement)} using ${parameters.join(', ')}`;
};

/** Trino as the engine behind Athena. `refresh` runs first: it tells Trino of new tables and files. */
export class TrinoAthenaEngine implements AthenaEngine {
  readonly #url: string;
  readonly #refresh: () => Promise<void>;

  constructor(url: string, refresh: () => Promise<void> = async () => {}) {
    this.#url = url;
    this.#refresh = refresh;
  }

  async run(statement: AthenaStatement, signal: AbortSignal): Promise<AthenaAnswer> {
    await this.#refresh();
    const { columns, rows, scannedBytes } = await queryTrino(
      this.#url,
      executeImmediate(statement),
      {
        signal,
        ...(statement.database === undefined ? {} : { schema: statement.database }),
      },
    );
    return {
      columns: columns.map(({ name, type }) => ({ name, type: type.replace(/\(.*/, '') })),
      rows: rows.map((row) => row.map((value) => (value === null ? null : String(value)))),
      scannedBytes,
    };
  }
}
