import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const SCRIPT = fileURLToPath(new URL('validate-logs.py', import.meta.url));

/** One thing that `aws cloudtrail validate-logs` finds, of which object. */
const OracleFault = z.strictObject({
  is: z.enum(['digest-invalid', 'digest-missing', 'gap', 'log-invalid', 'stopped']),
  path: z.string(),
  says: z.string(),
});
export type OracleFault = z.infer<typeof OracleFault>;

/** A trail as it is put to the oracle: objects by `<bucket>/<key>`, in base64. */
export interface OracleTrail {
  readonly arn: string;
  readonly region: string;
  readonly start: string;
  readonly end: string;
  readonly bucket: string;
  readonly prefix: string | null;
  readonly keys: readonly unknown[];
  readonly objects: Readonly<
    Record<string, { readonly bytes: string; readonly metadata?: Readonly<Record<string, string>> }>
  >;
}

/** Asks of many trails in one process of Python, and answers what it found in each, in their order. */
export const askOracle = async (
  python: string,
  trails: Iterable<OracleTrail>,
): Promise<readonly (readonly OracleFault[])[]> => {
  const oracle = spawn(python, [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    oracle.once('error', reject).once('close', resolve);
  });
  const feeding = (async (): Promise<void> => {
    for (const trail of trails)
      if (!oracle.stdin.write(`${JSON.stringify(trail)}\n`))
        await new Promise((resolve) => oracle.stdin.once('drain', resolve));
    oracle.stdin.end();
  })();
  const found: (readonly OracleFault[])[] = [];
  for await (const line of createInterface({ input: oracle.stdout }))
    found.push(z.array(OracleFault).parse(JSON.parse(line)));
  await feeding;
  const code = await ended;
  if (code !== 0) throw new Error(`the oracle ended with ${code}`);
  return found;
};
