import { writeFile } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { secretsOf, setUpFile } from '#test/e2e/prepare-file.ts';
import { expectSilence, onlyDocument, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

afterAll(removeTempFolders);

const ROWS = Array.from(
  { length: 5 },
  (_, at) => `jane${at}@example.org,07400 00012${at},gold,yes`,
);
const CONTENT = `E-Mail Address,Mobile No. (cell),Customer Tier,Opt-in\n${ROWS.join('\n')}\n`;

describe('prepare without a mapping', () => {
  it('prints one that works as it stands, prepares nothing and exits 2', async () => {
    const { args, file } = await setUpFile({ content: CONTENT, mapping: [] });
    const ran = await runCli(...args);
    expect(ran).toMatchObject({ code: 2, err: 'No mapping was given: nothing was prepared.\n' });
    expectSilence(ran, secretsOf(ROWS.join('\n')));
    const mapping = `${file}.mapping.yaml`;
    await writeFile(mapping, ran.out);
    const then = await runCli(...args, '--mapping', mapping, '--json');
    expect(then).toMatchObject({ code: 0, err: '' });
    expect(onlyDocument(then)).toMatchObject({ report: { rows: 5, accepted: 5 } });
  });

  it('prints the same as one document with --json', async () => {
    const { args } = await setUpFile({ content: CONTENT, mapping: [] });
    const ran = await runCli(...args, '--json');
    expect(ran.code).toBe(2);
    expect(onlyDocument(ran)).toEqual({
      complete: true,
      notes: [],
      rows: 5,
      kind: 'suggested-mapping',
      suggestedMapping: {
        identifiers: {
          email: { column: 'E-Mail Address', hashed: false },
          phone: { column: 'Mobile No. (cell)', hashed: false },
        },
        attributes: { tier: 'Customer Tier' },
        consent: { column: 'Opt-in', accept: ['yes'] },
      },
    });
  });

  it('sees that a column is hashed by its name', async () => {
    const content = `email_sha256,tier\n${'ab'.repeat(32)},gold\n`;
    const { args } = await setUpFile({ content, mapping: [] });
    const ran = await runCli(...args, '--json');
    expect(onlyDocument(ran)).toMatchObject({
      suggestedMapping: { identifiers: { email: { column: 'email_sha256', hashed: true } } },
    });
    expectSilence(ran, ['ab'.repeat(32)]);
  });

  it('says in comments what is missing, and can still be saved as it is', async () => {
    const { args } = await setUpFile({
      content: 'E-mail,Street\nann@example.org,x\n',
      mapping: [],
    });
    const ran = await runCli(...args);
    expect(ran.code).toBe(2);
    expect(ran.out).toContain('# phone, not found: ');
    expect(ran.out).toContain('# tier, to decide: ');
    expect(ran.out).toContain('# consent, to decide: ');
    expect(parse(ran.out)).toEqual({ identifiers: { email: 'E-mail' }, attributes: {} });
    expect(ran.err).toContain('leaves open what its comments say');
  });

  it('uses what it suggests by --suggested, where that leaves nothing open', async () => {
    const { args } = await setUpFile({ content: CONTENT, mapping: [] });
    const ran = await runCli(...args, '--suggested');
    expect(ran.code, ran.err).toBe(0);
    expect(ran.out).toContain('email: E-Mail Address');
    expect(ran.out).toContain('5 rows read');
    const open = await setUpFile({ content: 'E-mail\nann@example.org\n', mapping: [] });
    expect((await runCli(...open.args, '--suggested')).code).toBe(2);
  });
});
