import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readRoom } from '#infra/read-room.ts';
import { stageConfig } from '#infra/stages.ts';
import { MAX_POLICY_CHARACTERS, type RailStatement } from '#proof/rails/control-policy.ts';
import { EXAMPLE_THROUGH, EXAMPLES, exampleRails } from '#proof/rails/example.ts';
import { guardRails, railFiles } from '#proof/rails/guard-rails.ts';
import { guardedRoom } from '#proof/rails/guarded-room.ts';
import { railOptions } from '#proof/rails/rail-options.ts';

const prod = exampleRails('prod');
const statementsOf = (policies: typeof prod.service): readonly RailStatement[] =>
  Object.values(policies).flatMap(({ Statement }) => Statement);

describe('guard rails', () => {
  it('are the files of docs/guard-rails, else run the command of docs/guard-rails.md', async () => {
    const files = railFiles(prod);
    expect([...files.keys()].sort()).toEqual((await readdir(EXAMPLES)).sort());
    for (const [name, text] of files)
      expect(text, name).toBe(await readFile(`${EXAMPLES}/${name}`, 'utf8'));
  });

  it.each(['dev', 'prod'])('of the stage %s are short and few enough for AWS', (stage) => {
    const rails = exampleRails(stage);
    for (const [name, text] of railFiles(rails)) {
      expect(text.trimEnd().length, name).toBeLessThanOrEqual(MAX_POLICY_CHARACTERS);
      expect(JSON.stringify(JSON.parse(text))).toBe(text.trimEnd());
    }
    // An account takes five of each kind, and one is FullAWSAccess.
    expect(Object.keys(rails.service).length).toBeLessThanOrEqual(4);
    expect(Object.keys(rails.resource).length).toBeLessThanOrEqual(4);
  });

  it('of a room with the longest name and many roles are still short enough', () => {
    const room = readRoom(stageConfig('prod', { room: 'a'.repeat(18) }));
    const deployRoles = Array.from({ length: 6 }, (_, at) => `deploy/${'r'.repeat(56)}${at}`);
    expect(() =>
      railFiles(guardRails(guardedRoom(room, { deployRoles, accounts: [] }))),
    ).not.toThrow();
  });

  it('are refused when they are too long for AWS', () => {
    const room = readRoom(stageConfig('prod'));
    const deployRoles = Array.from({ length: 100 }, (_, at) => `${'r'.repeat(60)}${at}`);
    expect(() => railFiles(guardRails(guardedRoom(room, { deployRoles, accounts: [] })))).toThrow(
      /5120: name fewer deploy roles/,
    );
  });

  it('only deny, with what a service control policy may hold', () => {
    for (const statement of statementsOf(prod.service)) {
      expect(statement.Effect).toBe('Deny');
      expect(statement.Sid).toMatch(/^[A-Za-z0-9]+$/);
      expect(statement).not.toHaveProperty('Principal');
      expect((statement.Action === undefined) !== (statement.NotAction === undefined)).toBe(true);
    }
  });

  it('only deny, with what a resource control policy may hold', () => {
    for (const statement of statementsOf(prod.resource)) {
      expect(statement.Effect).toBe('Deny');
      expect(statement.Principal).toBe('*');
      expect(statement).not.toHaveProperty('NotAction');
      expect(statement.Action?.length).toBeGreaterThan(0);
      for (const action of statement.Action ?? []) expect(action).toMatch(/^(s3|kms|sts):/);
      expect(statement.Condition?.BoolIfExists).toEqual({ 'aws:PrincipalIsAWSService': 'false' });
    }
  });
});

describe('the command for guard rails', () => {
  it('takes several roles and accounts', () => {
    const options = railOptions([
      ...['--deploy-role', 'ci/deployer', '--deploy-role', 'cdk-hnb659fds-*'],
      ...['--account', '444444444444', '--room', 'spring', '--out', 'dist/rails'],
    ]);
    expect(options).toMatchObject({
      through: { deployRoles: ['ci/deployer', 'cdk-hnb659fds-*'], accounts: ['444444444444'] },
      stage: 'prod',
      overrides: { room: 'spring' },
      out: 'dist/rails',
    });
  });

  it.each([
    [[], /--deploy-role/],
    [['--deploy-role', 'arn:aws:iam::111111111111:role/x'], /--deploy-role/],
    [['--deploy-role', 'x', '--account', '12'], /12 digits/],
    [['--deploy-role', 'x', '--what'], /not understood/],
  ])('refuses %j', (args, message) => {
    expect(() => railOptions(args)).toThrow(message);
  });

  it('names the roles of the example where the page does', async () => {
    const page = await readFile('docs/guard-rails.md', 'utf8');
    expect(page).toContain(`--deploy-role '${EXAMPLE_THROUGH.deployRoles.join()}'`);
    expect(page).toContain(`--account ${EXAMPLE_THROUGH.accounts.join()} `);
  });
});
