import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AirlockError } from '#core/errors.ts';
import { bundlesIn } from '#infra/bundles.ts';
import { parseConfig } from '#infra/config.ts';
import { namesOf } from '#infra/names.ts';
import { pathOf, readRoom } from '#infra/read-room.ts';
import { STAGE_NAMES, stageConfig } from '#infra/stages.ts';

const folder = mkdtempSync(join(tmpdir(), 'airlock-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const faultOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof AirlockError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('a stage', () => {
  it('is one of those that there are', () => {
    expect(STAGE_NAMES).toEqual(['dev', 'prod']);
    expect(faultOf(() => stageConfig('staging'))).toBe(
      'There is no stage "staging": use one of dev, prod.',
    );
  });

  it('is cut off from the internet where real people are concerned', () => {
    expect(stageConfig('prod').isolatedNetwork).toBe(true);
    expect(stageConfig('prod').ledgerLock.mode).toBe('COMPLIANCE');
  });

  it('can be overridden key by key, and left as it is by what is not given', () => {
    const config = stageConfig('dev', { architecture: 'x64', agreement: undefined });
    expect([config.architecture, config.agreement]).toEqual([
      'x64',
      'examples/retail/agreement.yaml',
    ]);
  });

  it.each([
    [{ architecture: 'mips' }, '"architecture" is wrong: an architecture is "arm64" or "x64"'],
    [{ region: 'Ireland' }, '"region" is wrong: a region looks like "eu-west-1"'],
    [{ isolated: true }, 'the key "isolated" is not known: remove it'],
    [{ ledgerLock: { mode: 'NONE', days: 1 } }, '"ledgerLock.mode" is wrong'],
    [{ logDays: 31 }, '"logDays" is wrong: CloudWatch does not keep logs for that many days'],
    [{ alarmEmail: 'nobody' }, '"alarmEmail" is wrong: an alarm goes to an e-mail address'],
    [{ room: 'a-name-that-is-much-too-long' }, '"room" is wrong: a room name has 3 to 18'],
    [{ room: 'ab' }, '"room" is wrong: a room name has 3 to 18'],
    [{ room: 'a--b' }, '"room" is wrong: a room name has 3 to 18'],
    [{ room: 'ab-' }, '"room" is wrong: a room name has 3 to 18'],
    [{ partyNotices: 'brand=nobody' }, '"partyNotices.brand" is wrong: a notice goes to an e-mail'],
    [{ partyNotices: 'brand' }, '"partyNotices.brand" is wrong'],
    [
      { auditors: 'arn:aws:iam::444444444444:root' },
      '"auditors.0" is wrong: an auditor is a role or',
    ],
    [{ auditors: '' }, '"auditors.0" is wrong: an auditor is a role or user'],
    [{ logArchive: 'security' }, '"logArchive" is wrong: an account is twelve digits'],
    [{ codeSigning: 'bucket' }, '"codeSigning" is wrong: signed code lies at "bucket/prefix"'],
    [{ scanLimitBytes: 1 }, '"scanLimitBytes" is wrong: Athena limits scans at 10 MB or more'],
  ])('with %o is refused in one sentence', (override, says) => {
    const fault = faultOf(() => stageConfig('dev', override));
    expect(fault).toContain(`The stage "dev": ${says}`);
    expect(fault.split('\n')).toHaveLength(1);
  });

  it('leaves nothing out', () => {
    const { room: _room, ...rest } = stageConfig('dev');
    expect(faultOf(() => parseConfig(rest, 'dev'))).toContain('"room" is wrong');
  });
});

describe('those who watch the operator', () => {
  it.each([
    [
      { auditors: 'arn:aws:iam::111111111111:role/own' },
      '"auditors" names the account of the operator',
    ],
    [{ logArchive: '111111111111' }, '"logArchive" names the account of the operator'],
    [
      { partyNotices: 'nobody=a@b.example' },
      '"partyNotices" names somebody who is no party: name brand or',
    ],
  ])('are not the operator, and those who are told are parties: %o', (override, says) => {
    expect(faultOf(() => readRoom(stageConfig('dev', override)))).toContain(says);
  });

  it('may be of a party’s account, and be given as text or as a list', () => {
    const arn = 'arn:aws:iam::222222222222:user/jo';
    for (const auditors of [arn, [arn]])
      expect(readRoom(stageConfig('dev', { auditors })).config.auditors).toEqual([arn]);
  });
});

describe('the agreement of a room', () => {
  const withAccount = (account: string): string => {
    const text = readFileSync(pathOf('examples/retail/agreement.yaml'), 'utf8');
    const file = join(folder, `${account}.yaml`);
    writeFileSync(file, text.replace('222222222222', account));
    return relative(pathOf('.'), file);
  };

  it('must be there', () => {
    expect(faultOf(() => readRoom(stageConfig('dev', { agreement: 'nowhere.yaml' })))).toBe(
      'There is no agreement at "nowhere.yaml": name its file.',
    );
  });

  it.each([
    ['111111111111', 'operator and parties need three different AWS accounts'],
    ['2222', 'an AWS account has 12 digits'],
  ])('with the account %s of a party is refused', (account, says) => {
    const agreement = withAccount(account);
    expect(faultOf(() => readRoom(stageConfig('dev', { agreement })))).toContain(says);
  });

  it.each([/^operator: .*$/m, /, account: "222222222222"/])(
    'that names no account for %s is refused in one sentence',
    (account) => {
      const text = readFileSync(pathOf('examples/retail/agreement.yaml'), 'utf8');
      const file = join(folder, `without-${account.source.length}.yaml`);
      writeFileSync(file, text.replace(account, ''));
      const agreement = relative(pathOf('.'), file);
      expect(faultOf(() => readRoom(stageConfig('dev', { agreement })))).toBe(
        `${agreement}: a room on AWS needs AWS accounts in its agreement: add "operator", and "account" to each party, both in quotes.`,
      );
    },
  );
});

describe('the bundles', () => {
  it('must be there', () => {
    expect(faultOf(() => bundlesIn('nowhere')('publish-drop'))).toBe(
      'There is no bundle of publish-drop in "nowhere": run "node lambdas/build.ts --out nowhere" first.',
    );
  });
});

describe('names', () => {
  it('fit into what AWS takes, for the longest room', () => {
    const names = namesOf(readRoom(stageConfig('dev', { room: 'abcdefghijklmnopqr' })));
    expect(names.ofFunction('approve-agreement').length).toBeLessThanOrEqual(64);
    expect(names.database).toMatch(/^[a-z0-9_]+$/);
  });
});

describe('the app', () => {
  it('says what is wrong in one line, and exits with the code of a wrong use', () => {
    const run = () =>
      execFileSync(process.execPath, [pathOf('infra/app.ts')], {
        env: { ...process.env, CDK_CONTEXT_JSON: '{"stage":"nope"}' },
        stdio: 'pipe',
      });
    expect(run).toThrow(
      expect.objectContaining({
        status: 2,
        stderr: Buffer.from('There is no stage "nope": use one of dev, prod.\n'),
      }),
    );
  });
});
