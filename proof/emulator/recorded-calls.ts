import { writeFile } from 'node:fs/promises';
import type { MadeCall } from '#proof/emulator/gateway.ts';
import { areaOfKey, RECORD, type RecordedCall, readRecord } from '#proof/loopback/recorded-call.ts';

/** The call as it is recorded; `keys` names the room's keys by their ARN. */
export const recordedCall = (
  { principal, action, resource, onlyIfAbsent }: MadeCall,
  keys: Readonly<Record<string, string>>,
): RecordedCall => {
  const [service] = action.split(':');
  const places: Readonly<Record<string, string>> = {
    s3: areaOfKey(resource.replace(/^[^/]+\//, '')),
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

/** The keys that are called as such, as the access table calls them. */
export const keyNames = (
  outputs: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => ({
  [outputs.LedgerKeyArn ?? '']: 'seal',
  [outputs.TokenKeyArn ?? '']: 'token',
  [outputs.TombstoneKeyArn ?? '']: 'tombstone',
  ...(outputs.OpenerKeyArn !== undefined && { [outputs.OpenerKeyArn]: 'opener' }),
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
  async unknown(path: URL | string = RECORD): Promise<readonly string[]> {
    const lines = new Set((await readRecord(path)).map((call) => JSON.stringify(call)));
    const unknown = [...this.#lines].filter((line) => !lines.has(line)).sort();
    if (unknown.length === 0 || !process.env.AIRLOCK_RECORD_CALLS) return unknown;
    await writeFile(path, `[\n  ${[...lines, ...unknown].sort().join(',\n  ')}\n]\n`);
    return [];
  }
}
