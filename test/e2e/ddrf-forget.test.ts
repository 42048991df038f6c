import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { joseTokens } from '#adapters/jose/jose-tokens.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { digestOf } from '#proof/rehearsal/drop.ts';
import { person } from '#proof/rehearsal/people.ts';
import { closeTestRooms, fillRoom, openTestRoom } from '#proof/rehearsal/room.ts';
import { claimsOf } from '#test/support/ddrf/forged-tokens.ts';
import { A2, A2_PUBLIC } from '#test/support/ddrf/jws-keys.ts';
import { runCli, runJson } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterAll(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

const now = () => Math.floor(Date.now() / 1000);

/** A request about somebody, of the publisher. */
const requestOf = async (jti: string, type: 'email' | 'phone', plain: string): Promise<string> => {
  const sub = {
    ...{ identifierType: type, identifierFormat: 'sha256' },
    identifierValue: digestOf(plain),
  };
  const claims = { version: '1.0', iss: 'publisher.example', sub, iat: now() };
  const idJWT = await joseTokens.sign({ ...claims, jti: `id-${jti}` }, A2);
  return joseTokens.sign({ ...claims, idJWT, jti }, A2);
};

it('requests that were taken are forgotten by the command that taking them names', async () => {
  const room = await openTestRoom();
  await fillRoom(room);
  const folder = await tempFolder();
  const at = (name: string): string => join(folder, name);
  await writeFile(at('agreement.yaml'), stringify(agreementDocument()));
  await mkdir(at('issuers'));
  await writeFile(at('issuers/publisher.example.json'), JSON.stringify({ keys: [A2_PUBLIC] }));
  expect(await runCli('ddrf', 'keys', '--out', at('keys'))).toMatchObject({ code: EXIT.done });

  const take = async (name: string, token: string) => {
    await writeFile(at(`${name}.jwt`), token);
    const said = await runJson(
      ...['ddrf', 'take', at(`${name}.jwt`), '--agreement', at('agreement.yaml')],
      ...['--domain', 'brand.example', '--issuers', at('issuers'), '--inbox', at('inbox')],
      ...['--key', at('keys/private.json'), '--out', at(`${name}.ac.jwt`)],
    );
    expect(claimsOf(await readFile(at(`${name}.ac.jwt`), 'utf8'))).toMatchObject({
      ...{ rqJWT: token, raResultCode: 0, iss: 'brand.example' },
    });
    return (said as { forget: readonly string[] }).forget;
  };
  const subject = async (n: number) => {
    await writeFile(at('person.txt'), `${person(n).email}\n`);
    const flags = ['--kind', 'email', '--room', room.folder, '--party', 'brand'];
    return runJson('subject', at('person.txt'), ...flags);
  };
  expect(await subject(3)).toMatchObject({ found: true });

  await take('one', await requestOf('one', 'email', person(3).email));
  const forget = await take('two', await requestOf('two', 'phone', person(4).phone));
  const today = new Date().toISOString().slice(0, 10);
  expect(await runJson(...forget, '--room', room.folder, '--party', 'brand')).toMatchObject({
    ...{ act: 'forget', reason: 'erasure', received: today },
    successors: [{ dataset: 'customers', removed: 2 }],
    report: { rows: 2, accepted: 2 },
  });
  for (const n of [3, 4]) expect(await subject(n)).toMatchObject({ found: false, held: [] });
  expect(await subject(5)).toMatchObject({ found: true });
}, 120_000);
