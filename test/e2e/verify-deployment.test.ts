import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, resourcesOf } from '#core/deployment/template.ts';
import { SOME_FUNCTIONS, stage } from '#proof/access/synthesised-room.ts';
import { type ExportedRoom, exportRoom } from '#test/support/deployment/exported-room.ts';
import { type Ran, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

/** Outputs of a room; nothing of them is looked at but account and region. */
const OUTPUTS = {
  'airlock-dev-pipeline': {
    ...{ Collaboration: 'spring-2026', Account: '111111111111', Region: 'eu-west-1' },
    ...{
      DropBuckets: '{"brand":"drops-brand"}',
      LedgerBucket: 'ledger',
      ReleasesBucket: 'releases',
    },
    LedgerKeyArn: 'arn:aws:kms:eu-west-1:111111111111:key/k',
    ...{ QuestionUrl: 'https://q.example.org/', ApprovalUrl: 'https://a.example.org/' },
  },
};

describe('verify-deployment', () => {
  let room: ExportedRoom;
  let folder: string;
  beforeAll(async () => {
    room = exportRoom('dev');
    folder = await tempFolder();
    await writeFile(join(folder, 'outputs.json'), JSON.stringify(OUTPUTS));
    await mkdir(join(folder, 'cdk.out'));
    const { data, pipeline, templates } = stage('dev');
    for (const [name, template] of [
      [data.stackName, templates.data],
      [pipeline.stackName, templates.pipeline],
    ] as const)
      await writeFile(join(folder, 'cdk.out', `${name}.template.json`), JSON.stringify(template));
  });
  afterAll(removeTempFolders);

  const exported = async (files: ReadonlyMap<string, unknown>): Promise<string> => {
    const into = await tempFolder();
    for (const [name, said] of files) await writeFile(join(into, name), JSON.stringify(said));
    return into;
  };
  const verify = (offline: string, ...more: readonly string[]): Promise<Ran> =>
    runCli(
      ...['verify-deployment', '--stack', join(folder, 'outputs.json')],
      ...['--expected', join(folder, 'cdk.out'), '--offline', offline, ...more],
    );
  const fileOf = (type: string, answer = ''): string => {
    const [found] = resourcesOf(room.stacks, type);
    return `${found?.stack}.${found?.id}${answer}.json`;
  };

  it('of a faithful export exits 0, with a short table of what was compared', async () => {
    const { code, out, err } = await verify(await exported(room.files));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^The room is what this source and this agreement make\./);
    expect(out).toMatch(/AWS::KMS::Key +9/);
    expect(out).toMatch(/Not looked at:\n.*beside these stacks[^\n]*\n.*access points/);
    expect(out.split('\n').length).toBeLessThan(48);
  });

  it('of a drift exits 3, and names the resource, the setting and what it would allow', async () => {
    const files = new Map(room.files);
    files.set(fileOf('AWS::KMS::Key', '.list-grants'), {
      Grants: [{ GranteePrincipal: '\u001b[31marn', Operations: ['Decrypt'] }],
    });
    const offline = await exported(files);
    const told = await verify(offline);
    expect(told.code).toBe(3);
    expect(told.out).toMatch(
      /AWS::KMS::Key \w+ of airlock-dev-data \(.+\): Grants\n {2}Somebody can use the key past its policy\./,
    );
    expect(told.out).not.toContain('\u001b');
    const { out } = await verify(offline, '--json');
    expect(JSON.parse(out)).toMatchObject({ kind: 'deployment-verdict', outcome: 'drifted' });
  });

  it('of a file that is huge, no JSON, another thing or missing names what is not verified', async () => {
    const offline = await exported(room.files);
    await truncate(join(offline, fileOf('AWS::KMS::Key')), 50_000_000);
    await writeFile(join(offline, fileOf('AWS::CloudTrail::Trail')), '{"broken');
    await writeFile(join(offline, fileOf('AWS::SNS::Topic')), '[[[]]]');
    const { code, out } = await verify(offline);
    expect(code).toBe(3);
    for (const why of [
      'its file is too large, or none',
      'its file is not JSON',
      'is not what the service answers',
    ])
      expect(out).toContain(why);
  });

  it.each([
    ['a folder that is not there', 'nowhere', /There is no folder/],
    ['a file', 'outputs.json', /There is no folder/],
  ])('of %s tells so in a sentence', async (_, name, sentence) => {
    const { code, err } = await verify(join(folder, name));
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    ['none', {}, /There is no template/],
    ['one that is no template', { 'x.template.json': '{"Resources":[]}' }, /is not a template/],
    [
      'one of bad names',
      { 'x.template.json': '{"Resources":{"../x":{"Type":"T"}}}' },
      /is not a template/,
    ],
    ['one without end', { 'x.template.json': '['.repeat(500_000) }, /is not a template/],
  ])(
    'against templates of which there is %s tells so in a sentence',
    async (_, files, sentence) => {
      const expected = await tempFolder();
      for (const [name, text] of Object.entries(files)) await writeFile(join(expected, name), text);
      const { code, err } = await runCli(
        ...['verify-deployment', '--stack', join(folder, 'outputs.json')],
        ...['--expected', expected, '--offline', folder],
      );
      expect(code).toBe(2);
      expect(err).toMatch(sentence);
      expect(err.trim().split('\n')).toHaveLength(1);
    },
  );

  it('holds templates of somebody else against the attestation of a release', async () => {
    const offline = await exported(room.files);
    const attestation = {
      ...{ kind: 'attestation', version: '0.8.0', runtime: 'nodejs24.x', architecture: 'arm64' },
      ...{ code: codeOf(room.stacks), functions: SOME_FUNCTIONS },
    };
    const good = join(folder, 'attestation.json');
    await writeFile(good, JSON.stringify(attestation));
    expect((await verify(offline, '--attestation', good)).code).toBe(0);
    const bad = join(folder, 'other.json');
    await writeFile(bad, JSON.stringify({ ...attestation, templates: 'f'.repeat(64) }));
    const { code, err } = await verify(offline, '--attestation', bad);
    expect(code).toBe(2);
    expect(err).toMatch(/not the templates of the attestation/);
  });

  it('says which two options exclude each other', async () => {
    const { code, err } = await verify('export', '--save', 'elsewhere');
    expect({ code, err }).toEqual({
      code: 2,
      err: '"--save" and "--offline" exclude each other: give one of them.\n',
    });
  });

  it('follows no link out of nothing: a link to a device is no file', async () => {
    const offline = await exported(new Map());
    await symlink('/dev/zero', join(offline, 'airlock-dev-data.json'));
    const { code, out } = await verify(offline);
    expect(code).toBe(3);
    expect(out).toContain('the resources of the stack could not be read');
  });
});
