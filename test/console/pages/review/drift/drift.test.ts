import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { resourcesOf } from '#core/deployment/template.ts';
import { stage } from '#proof/access/synthesised-room.ts';
import { type FilesConsole, openFilesConsole } from '#test/support/console/files-console.ts';
import { jobPage } from '#test/support/console/job-page.ts';
import { type OpenConsole, openConsole } from '#test/support/console/open-console.ts';
import { exportRoom } from '#test/support/deployment/exported-room.ts';
import { onlyDocument, runCli } from '#test/support/run-cli.ts';

/** Outputs of a room; nothing of them is looked at but account and region. */
const OUTPUTS = {
  ...{ Collaboration: 'spring-2026', Account: '111111111111', Region: 'eu-west-1' },
  ...{ DropBuckets: '{"brand":"drops-brand"}', LedgerBucket: 'ledger', ReleasesBucket: 'releases' },
  LedgerKeyArn: 'arn:aws:kms:eu-west-1:111111111111:key/k',
  ...{ QuestionUrl: 'https://q.example.org/', ApprovalUrl: 'https://a.example.org/' },
};

const PATH = '/review/drift';

let opened: FilesConsole;
let deployed: OpenConsole;
const at = (...names: readonly string[]): string => join(opened.files, ...names);

const putAll = async (folder: string, files: Iterable<readonly [string, unknown]>) => {
  await mkdir(at(folder));
  for (const [name, said] of files) await writeFile(at(folder, name), JSON.stringify(said));
};

beforeAll(async () => {
  opened = await openFilesConsole();
  const outputs = at('outputs.json');
  await writeFile(outputs, JSON.stringify({ 'airlock-dev-pipeline': OUTPUTS }));
  deployed = await openConsole('', { room: { stack: outputs }, files: opened.files });
});
afterAll(() => opened.close());

it('a room of one machine cannot drift, and the page says so, and what to do instead', async () => {
  const html = await opened.console.page(PATH);
  expect(html).toContain('There is nothing deployed to compare');
  expect(html).toContain('href="/review/files"');
  const asked = await opened.console.request(`${PATH}/compare?expected=x`);
  expect(asked.headers.get('location')).toBe(PATH);
});

it('compares a deployed room as "airlock verify-deployment" does, and names each drift', async () => {
  expect(await deployed.page(PATH)).toContain('No folder with templates');
  const { data, pipeline, templates } = stage('dev');
  await putAll('cdk.out', [
    [`${data.stackName}.template.json`, templates.data],
    [`${pipeline.stackName}.template.json`, templates.pipeline],
  ]);
  const { files, stacks } = exportRoom('dev');
  const [key] = resourcesOf(stacks, 'AWS::KMS::Key');
  const Grants = [{ GranteePrincipal: '<b>arn</b>', Operations: ['Decrypt'] }];
  await putAll('exported', files.set(`${key?.stack}.${key?.id}.list-grants.json`, { Grants }));
  const { html, document } = await jobPage(
    deployed,
    await deployed.request(`${PATH}/compare?expected=cdk.out&offline=exported`),
    'fr',
  );
  const folders = ['--expected', at('cdk.out'), '--offline', at('exported')];
  expect(document).toEqual(
    onlyDocument(
      await runCli('verify-deployment', '--stack', at('outputs.json'), ...folders, '--json'),
    ),
  );
  expect(document).toMatchObject({ outcome: 'drifted' });
  expect(html).toContain('La salle ne correspond pas à ce code source ni à cet accord.');
  expect(html).toContain('Somebody can use the key past its policy.');
  expect(html).not.toContain('<b>arn');
});

it('takes no folder that lies elsewhere', async () => {
  for (const asked of ['', 'expected=..', 'expected=cdk.out&offline=%2Ftmp'])
    expect((await deployed.request(`${PATH}/compare?${asked}`)).status, asked).toBe(400);
});
