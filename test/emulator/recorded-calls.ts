import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { MadeCall } from '#test/emulator/gateway.ts';

/** The calls that a run may make, for the access table: each must be allowed by the policies. */
export const RECORD = fileURLToPath(new URL('recorded-calls.json', import.meta.url));

/** Logical names by physical ones: of buckets, keys, the workgroup, the stack. */
export type Names = ReadonlyMap<string, string>;

/** The logical names of a room's resources, from the outputs of its stack. */
export const namesOf = (room: string, outputs: Readonly<Record<string, string>>): Names => {
  const { VaultBucket, LedgerBucket, ReleasesBucket, Workgroup } = outputs;
  const drops = Object.entries(JSON.parse(outputs.DropBuckets ?? '{}') as Record<string, string>);
  const named: readonly (readonly [string | undefined, string])[] = [
    ...drops.map(([party, bucket]) => [bucket, `drops-${party}`] as const),
    [VaultBucket, 'vault'],
    [LedgerBucket, 'ledger'],
    [ReleasesBucket, 'releases'],
    [outputs.LedgerKeyArn, 'ledger-key'],
    [outputs.TokenKeyArn, 'token-key'],
    [Workgroup, 'workgroup'],
    [`${room}-pipeline`, 'pipeline-stack'],
  ];
  return new Map(named.flatMap(([name, logical]) => (name ? [[name, logical] as const] : [])));
};

/** A name in a key that is another in each run: digests, drops, versions, numbers. */
const VARYING = /[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f]{8}|[0-9a-f]{16}|\d{12}/g;

/** The call with logical names, the same in each run. */
export const settleCall = (names: Names, call: MadeCall): MadeCall => {
  const { principal, action, resource, prefix } = call;
  // An execution of a query is no resource of IAM: its workgroup is.
  if (action.startsWith('athena:')) return { principal, action, resource: 'workgroup' };
  const whole = names.get(resource);
  const [bucket = '', ...segments] = resource.split('/');
  const named = whole ?? [names.get(bucket) ?? bucket, ...segments].join('/');
  return {
    principal,
    action,
    resource: named.replaceAll(VARYING, '*'),
    ...(prefix === undefined ? {} : { prefix: prefix.replaceAll(VARYING, '*') }),
  };
};

/** Calls as they lie in the file: each once, in one order. */
export class CallRecord {
  readonly #names: Names;
  readonly #lines = new Set<string>();

  constructor(names: Names) {
    this.#names = names;
  }

  /** Takes a call down. */
  take(call: MadeCall): void {
    this.#lines.add(JSON.stringify(settleCall(this.#names, call)));
  }

  /**
   * The calls that are not in the file. With AIRLOCK_RECORD_CALLS they are put into it, for a person to
   * look at before it is committed.
   */
  async unknown(path: string = RECORD): Promise<readonly string[]> {
    const known = JSON.parse(await readFile(path, 'utf8')) as readonly MadeCall[];
    const lines = new Set(known.map((call) => JSON.stringify(call)));
    const unknown = [...this.#lines].filter((line) => !lines.has(line)).sort();
    if (unknown.length === 0 || !process.env.AIRLOCK_RECORD_CALLS) return unknown;
    await writeFile(path, `[\n  ${[...lines, ...unknown].sort().join(',\n  ')}\n]\n`);
    return [];
  }
}
