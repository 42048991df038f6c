import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { joseTokens } from '#adapters/jose/jose-tokens.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { digestOf } from '#proof/rehearsal/drop.ts';
import { person } from '#proof/rehearsal/people.ts';
import { closeTestRooms, openTestRoom } from '#proof/rehearsal/room.ts';
import { jobPage } from '#test/support/console/job-page.ts';
import { type OpenConsole, openConsole } from '#test/support/console/open-console.ts';
import { claimsOf } from '#test/support/ddrf/forged-tokens.ts';
import { A2, A2_PUBLIC } from '#test/support/ddrf/jws-keys.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const PATH = '/governance/signed';
const FORM = {
  ...{ request: 'request.jwt', agreement: 'agreement.yaml', issuers: 'issuers' },
  ...{ key: 'private.json', domain: 'brand.example' },
};

let folder: string;
let files: string;
let console: OpenConsole;
beforeAll(async () => {
  folder = (await openTestRoom()).folder;
  files = await tempFolder();
  const put = (name: string, text: string) => writeFile(join(files, name), text);
  await put('agreement.yaml', stringify(agreementDocument()));
  await mkdir(join(files, 'issuers'));
  await put('issuers/publisher.example.json', JSON.stringify({ keys: [A2_PUBLIC] }));
  await put('private.json', JSON.stringify(A2));
  await put('forged.jwt', 'no request');
  const sub = {
    ...{ identifierType: 'email', identifierFormat: 'sha256' },
    identifierValue: digestOf(person(1).email),
  };
  const claims = { version: '1.0', iss: 'publisher.example', sub };
  const iat = Math.floor(Date.now() / 1_000);
  const idJWT = await joseTokens.sign({ ...claims, iat, jti: 'id-1' }, A2);
  await put('request.jwt', await joseTokens.sign({ ...claims, iat, idJWT, jti: '1' }, A2));
  console = await openConsole(folder, { files });
});
afterAll(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

it('takes a signed request, keeps its answer beside it, and says that nobody is forgotten yet', async () => {
  const { html, document } = await jobPage(console, await console.post(PATH, FORM));
  expect(document).toMatchObject({ kind: 'ddrf-taken', result: 'accepted', http: 202 });
  expect(html).toContain('Nobody is forgotten yet');
  expect(html).toContain('request.answer.jwt');
  expect(html).not.toContain(digestOf(person(1).email));
  const answer = await readFile(join(files, 'request.answer.jwt'), 'utf8');
  expect(claimsOf(answer)).toMatchObject({ raResultCode: 0, iss: 'brand.example' });
});

it('says of a text that is no request what to answer', async () => {
  const sent = { ...FORM, request: 'forged.jwt' };
  const { html, document } = await jobPage(console, await console.post(PATH, sent), 'fr');
  expect(document).toMatchObject({ kind: 'ddrf-taken', http: 400 });
  expect(html).toContain('class="alert error"');
  expect(html).not.toContain('to-forget');
});

it.each([
  ['request', '../request.jwt'],
  ['agreement', 'absent.yaml'],
  ['issuers', 'private.json'],
  ['key', ''],
  ['domain', 'Brand Example'],
])('says at its field that %s is wrong', async (field, value) => {
  const answer = await console.post(PATH, { ...FORM, [field]: value });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain(`id="${field}-error"`);
});

it('takes nothing of an auditor', async () => {
  const auditor = await openConsole(folder, { files, isAuditor: true });
  expect(await auditor.page(PATH)).not.toContain('<form');
  expect((await auditor.post(PATH, FORM)).status).toBe(403);
});
