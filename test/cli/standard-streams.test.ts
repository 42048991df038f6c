import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { asking } from '#cli/standard-streams.ts';

describe('a question on a terminal', () => {
  const sit = () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    return { input, output, ask: asking(input, output) };
  };

  it('is shown where trouble is told, and answered by a line', async () => {
    const { input, output, ask } = sit();
    const answer = ask('Approve? ');
    input.write('yes\n');
    expect(await answer).toBe('yes');
    expect(String(output.read())).toContain('Approve? ');
  });

  it('is answered one by one', async () => {
    const { input, ask } = sit();
    const first = ask('One? ');
    input.write('1\n');
    expect(await first).toBe('1');
    const second = ask('Two? ');
    input.write('2\n');
    expect(await second).toBe('2');
  });

  it('has no answer once whoever was asked has left', async () => {
    const { input, output, ask } = sit();
    const answer = ask('Approve? ');
    input.end();
    expect(await answer).toBeUndefined();
    expect(String(output.read())).toMatch(/\n$/);
  });
});
