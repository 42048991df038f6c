import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deniedKeys } from '#proof/smoke/checks/denied-keys.ts';
import { smoke } from '#proof/smoke/smoke.ts';
import { smokeOptions } from '#proof/smoke/smoke-options.ts';
import { smokeOutputs } from '#proof/smoke/smoke-outputs.ts';
import { smokeRoom } from '#proof/smoke/smoke-room.ts';
import { json as answer, OUTPUTS } from '#test/proof/smoke/good-aws.ts';
import { type Otherwise, stubSeat } from '#test/proof/smoke/smoke-seat.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const run = promisify(execFile);

/** A trial over a stub, and what it said. */
const tried = async (
  asked: { readonly party?: string; readonly records?: boolean; readonly json?: boolean },
  otherwise?: Otherwise,
) => {
  const said = { out: '', err: '' };
  const exit = await smoke(
    stubSeat(otherwise),
    { party: undefined, records: true, json: false, ...asked },
    {
      out: { write: (text) => (said.out += text) },
      err: { write: (text) => (said.err += text) },
    },
  );
  return { exit, ...said };
};

describe('a trial', () => {
  it('exits with 0 and says of each check what was tried and what happened', async () => {
    const { exit, out } = await tried({});
    expect(exit).toBe(0);
    expect(out).toContain('✓ this caller cannot read the vault\n    GetObject');
    expect(out).toMatch(/\n\d+ passed, 0 failed, 0 skipped\n$/);
  });

  it('exits with 1 when one check fails', async () => {
    const stopped: Otherwise = {
      aws: ({ operation }) =>
        operation === 'GetTrailStatus' ? answer({ IsLogging: false }) : undefined,
    };
    const { exit, out } = await tried({}, stopped);
    expect(exit).toBe(1);
    expect(out).toContain('✗ the trail is logging');
  });

  it('prints one JSON document and nothing else with --json', async () => {
    const { exit, out, err } = await tried({ json: true, records: false });
    const document = JSON.parse(out);
    expect(exit).toBe(0);
    expect(err).toBe('');
    expect(document).toMatchObject({ failed: 0, skipped: 0, trailRead: false });
    expect(Object.keys(document.checks[0])).toEqual(['name', 'tried', 'outcome', 'happened']);
  });

  it('says that the trail was not read with --no-trail', async () => {
    const { out, err } = await tried({ records: false });
    expect(err).toContain('--no-trail');
    expect(out).not.toContain('CloudTrail recorded');
  });

  it('waits for CloudTrail for a quarter of an hour at most', async () => {
    const seat = stubSeat({
      aws: ({ operation }) => (operation === 'LookupEvents' ? answer({ Events: [] }) : undefined),
      auditor: false,
    });
    const lines: string[] = [];
    const quiet = { write: () => undefined };
    await smoke(
      { ...seat, tell: (line) => lines.push(line) },
      { party: undefined, records: true, json: false },
      { out: quiet, err: quiet },
    );
    expect(seat.clock.now().getTime() - seat.began.getTime()).toBe(15 * 60_000);
    expect(lines).toHaveLength(30);
    expect(lines.at(-1)).toMatch(/^… 0 of \d+ refused calls are recorded, 870 s so far$/);
  });
});

describe('the command line', () => {
  it('reads its options', () => {
    expect(smokeOptions(['--stack', 'airlock-dev', '--no-trail', '--json'])).toEqual({
      stack: 'airlock-dev',
      party: undefined,
      auditorProfile: undefined,
      records: false,
      json: true,
    });
    const profiles = ['--profile', 'brand=spring', '--profile', 'publisher=tv'];
    expect(
      smokeOptions(['--stack', 'x', '--end-to-end', '--agreement', 'a.yaml', ...profiles])
        ?.endToEnd,
    ).toEqual({ agreement: 'a.yaml', profiles: { brand: 'spring', publisher: 'tv' } });
    expect(smokeOptions(['--help'])).toBeUndefined();
  });

  it.each([
    [[], /--stack/],
    [['--stak', 'x'], /not understood/],
    [['--stack', 'x', '--party', 'brand', '--auditor-profile', 'a'], /not both/],
    [['--stack', 'x', '--agreement', 'a'], /belong to --end-to-end/],
    [['--stack', 'x', '--end-to-end', '--party', 'brand'], /both parties/],
    [['--stack', 'x', '--end-to-end', '--agreement', 'a', '--profile', 'brand=p'], /once for each/],
    [
      ['--stack', 'x', '--end-to-end', '--agreement', 'a', '--profile', 'b=', '--profile', 'c=q'],
      /PARTY=NAME/,
    ],
  ])('refuses %j with one sentence', (args, sentence) => {
    expect(() => smokeOptions(args)).toThrow(sentence);
  });
});

describe('the outputs of a room', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await tempFolder();
  });
  afterAll(removeTempFolders);

  const file = async (stacks: unknown): Promise<string> => {
    const path = join(folder, 'outputs.json');
    await writeFile(path, JSON.stringify(stacks));
    return path;
  };

  it('are read from the file that the deployment wrote', async () => {
    const path = await file({ 'airlock-dev-data': {}, 'airlock-dev-pipeline': OUTPUTS });
    expect(smokeRoom(await smokeOutputs(path))).toEqual(smokeRoom(OUTPUTS));
  });

  it.each(['TokenKeyArn', 'TrailName', 'DropKeyArns'])('must hold %s', (name) => {
    expect(() => smokeRoom({ ...OUTPUTS, [name]: 'odd value!' })).toThrow(
      `The output ${name} of the stack is missing or malformed`,
    );
  });

  it('tell of a key that opens drops only where they are sealed, and nobody is to decrypt with it', () => {
    const { OpenerKeyArn: _, ...plain } = OUTPUTS;
    const tried = (outputs: object) => deniedKeys(smokeRoom(outputs)).map(({ name }) => name);
    const sealed = 'this caller cannot decrypt with the key of sealed drops';
    expect(tried(OUTPUTS)).toContain(sealed);
    expect(tried(plain)).toEqual(tried(OUTPUTS).filter((name) => name !== sealed));
  });

  it('must name a key for each drop bucket', () => {
    expect(() => smokeRoom({ ...OUTPUTS, DropKeyArns: '{}' })).toThrow(/DropKeyArns/);
  });

  it('that are not there end the command with one sentence and code 2', async () => {
    const command = run(process.execPath, ['proof/smoke/main.ts', '--stack', 'no-such.json']);
    await expect(command).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'The outputs "no-such.json" cannot be read: check the path.\n',
    });
  });

  it('are of no use to somebody who is not signed in: one sentence and code 1', async () => {
    const path = await file({ 'airlock-dev-pipeline': OUTPUTS });
    const nobody = {
      PATH: process.env.PATH,
      HOME: folder,
      AWS_EC2_METADATA_DISABLED: 'true',
    };
    const command = run(process.execPath, ['proof/smoke/main.ts', '--stack', path], {
      env: nobody,
    });
    await expect(command).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'The AWS credentials are missing, wrong or have expired: sign in again.\n',
    });
  });
});
