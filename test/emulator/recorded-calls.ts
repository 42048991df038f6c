import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { MadeCall } from '#test/emulator/gateway.ts';

/** The calls that a run may make, for the access table: each of them must be allowed by the policies. */
export const RECORD = fileURLToPath(new URL('recorded-calls.json', import.meta.url));

/** A call with the names that a room has whatever it is called: what differs between runs is left out. */
export interface RecordedCall {
  readonly principal: string;
  readonly action: string;
  /** An area of the room's objects, a key, a function or the workgroup. */
  readonly resource: string;
  /** Of a put: it was to fail if the key was taken. */
  readonly onlyIfAbsent?: boolean;
}

/** The area that an object lies in: the first segment of its key, and the party where each has its own. */
const areaOf = (key: string): string => {
  const [first = '', party] = key.split('/');
  return first === 'drops' || first === 'reports'
    ? `${first}/${party}`
    : first.replace(/\.json$/, '');
};

/** The call as it is recorded; `keys` names the room's keys by their ARN. */
export const recordedCall = (
  { principal, action, resource, onlyIfAbsent }: MadeCall,
  keys: Readonly<Record<string, string>>,
): RecordedCall => {
  const [service] = action.split(':');
  const places: Readonly<Record<string, string>> = {
    s3: areaOf(resource.replace(/^[^/]+\//, '')),
    kms: `keys/${keys[resource] ?? resource}`,
    // An execution of a query is no resource of IAM: its workgroup is.
    athena: 'workgroup',
    lambda: `functions/${resource}`,
  };
  return {
    ...{ principal, action, resource: places[service ?? ''] ?? resource },
    ...(onlyIfAbsent === undefined ? {} : { onlyIfAbsent }),
  };
};

/** The keys that MACs are made with, as the access table calls them. */
export const keyNames = (
  outputs: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => ({
  [outputs.LedgerKeyArn ?? '']: 'seal',
  [outputs.TokenKeyArn ?? '']: 'token',
});

/** Each different call of a run, once. */
export class CallRecord {
  readonly #keys: Readonly<Record<string, string>>;
  readonly #lines = new Set<string>();

  constructor(keys: Readonly<Record<string, string>>) {
    this.#keys = keys;
  }

  /** Takes a call down. Finding the room by its stack is no call on the room. */
  take(call: MadeCall): void {
    if (call.action.startsWith('cloudformation:')) return;
    this.#lines.add(JSON.stringify(recordedCall(call, this.#keys)));
  }

  /** How many different calls were made. */
  get size(): number {
    return this.#lines.size;
  }

  /**
   * The calls that are not in the file. With AIRLOCK_RECORD_CALLS they are put into it, for a person to
   * look at before it is committed.
   */
  async unknown(path: string = RECORD): Promise<readonly string[]> {
    const known = JSON.parse(await readFile(path, 'utf8')) as readonly RecordedCall[];
    const lines = new Set(known.map((call) => JSON.stringify(call)));
    const unknown = [...this.#lines].filter((line) => !lines.has(line)).sort();
    if (unknown.length === 0 || !process.env.AIRLOCK_RECORD_CALLS) return unknown;
    await writeFile(path, `[\n  ${[...lines, ...unknown].sort().join(',\n  ')}\n]\n`);
    return [];
  }
}
