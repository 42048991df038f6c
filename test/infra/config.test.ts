import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Attestation, codeDigest } from '#core/deployment/attestation.ts';
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

  it('has few shards where lists are small, and takes their number as text', () => {
    expect([stageConfig('dev').shards, stageConfig('prod').shards]).toEqual([1, 16]);
    expect(stageConfig('dev', { shards: '128' }).shards).toBe(128);
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
    [{ shards: '17' }, '"shards" is wrong: a version has 1 or 16 or 128 shards'],
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

const ATTESTATION: Attestation = {
  kind: 'attestation',
  version: '1.0.0',
  runtime: 'nodejs24.x',
  architecture: 'arm64',
  code: codeDigest({}),
  functions: {},
};

describe('the bundles', () => {
  it('must be there', () => {
    const nowhere = { bundles: 'nowhere', architecture: 'arm64' } as const;
    expect(faultOf(() => bundlesIn(nowhere))).toBe(
      'There are no whole bundles in "nowhere": run "npm run build --" with the same options first.',
    );
  });

  it.each([
    ['arm64', 0xb7, 'x64'],
    ['x64', 0x3e, 'arm64'],
  ] as const)(
    'with a native file for %s (ELF machine %i) are not deployed on %s',
    (own, machine, other) => {
      const bundles = join(folder, own);
      const deep = join(bundles, 'publish-drop', 'node_modules', 'binding');
      mkdirSync(deep, { recursive: true });
      writeFileSync(join(bundles, 'publish-drop.zip'), '');
      writeFileSync(join(bundles, 'attestation.json'), JSON.stringify(ATTESTATION));
      const header = Buffer.alloc(64);
      header.write('\x7fELF', 'latin1');
      header.writeUInt16LE(machine, 18);
      writeFileSync(join(deep, 'library.so.1'), header);
      expect(bundlesIn({ bundles, architecture: own }).codeOf('publish-drop')).toBeDefined();
      expect(
        faultOf(() => bundlesIn({ bundles, architecture: other }).codeOf('publish-drop')),
      ).toBe(
        `The bundle of publish-drop in "${bundles}" is built for another processor than ${other}: run "npm run build --" with the same options first.`,
      );
      writeFileSync(join(deep, 'addon.node'), 'not of Linux');
      expect(
        faultOf(() => bundlesIn({ bundles, architecture: own }).codeOf('publish-drop')),
      ).toContain(own);
    },
  );
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

  it.each([
    ['{"logarchive":"444444444444"}', 'An option "-c" names what cannot be set by it: use stage,'],
    // The CDK's own settings come the same way, and are none of ours to refuse.
    ['{"cli-telemetry":false,"aws:cdk:bundling-stacks":[],"agreement":"no.yaml"}', 'There is no a'],
  ])('refuses an option that no room has: %s', (context, says) => {
    const { status, stderr } = spawnSync(process.execPath, [pathOf('infra/app.ts')], {
      env: { ...process.env, CDK_CONTEXT_JSON: context },
      encoding: 'utf8',
    });
    expect({ status, says: stderr.slice(0, says.length) }).toEqual({ status: 2, says });
  });
});
