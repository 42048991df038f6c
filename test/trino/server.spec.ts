import { execFileSync } from 'node:child_process';
import { describe, expect, inject, it } from 'vitest';
import { athenaLiteral } from '#adapters/aws/athena/athena-literal.ts';
import { executeImmediate } from '#proof/trino/athena-engine.ts';
import { queryTrino, TrinoError } from '#proof/trino/trino-client.ts';

/** Addresses on which a process listens, as `ss` tells them. */
const listening = (pid: number): readonly string[] =>
  execFileSync('ss', ['-Hltnup'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(`pid=${pid},`))
    .map((line) => line.trim().split(/\s+/)[4] ?? '');

describe('the Trino of these tests', () => {
  it('listens on one port of loopback and nowhere else', () => {
    const { url, pid } = inject('trino');
    const addresses = listening(pid);
    expect(addresses).toHaveLength(1);
    expect(addresses[0]).toMatch(
      new RegExp(`^\\[?(::ffff:)?127\\.0\\.0\\.1\\]?:${new URL(url).port}$`),
    );
  });

  it('reads a parameter back as the value that was quoted', async () => {
    const texts = ["O'Brien", "'; drop table x; --", `"; --`, "''", '?', 'Zoë 東京 🎉', '\\', ''];
    const numbers = [0, -1, 9_007_199_254_740_991, -9_223_372_036_854_775_808n];
    const sql = `select ${[...texts, ...numbers].map(() => '?').join(', ')}`;
    const parameters = [...texts, ...numbers].map(athenaLiteral);
    const { rows } = await queryTrino(inject('trino').url, executeImmediate({ sql, parameters }));
    expect(rows[0]?.map(String)).toEqual([...texts, ...numbers].map(String));
  });

  it('says why it refuses a statement', async () => {
    await expect(queryTrino(inject('trino').url, 'select nothing')).rejects.toThrow(TrinoError);
  });
});
