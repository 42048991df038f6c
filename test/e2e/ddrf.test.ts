import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { joseTokens } from '#adapters/jose/jose-tokens.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { DsrDelete } from '#core/ddrf/dsr-delete.ts';
import { PublicJwk } from '#core/ddrf/keys.ts';
import { sha256 } from '#core/sha256.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { claimsOf } from '#test/support/ddrf/forged-tokens.ts';
import { A2, A2_PUBLIC, A3 } from '#test/support/ddrf/jws-keys.ts';
import { runCli, runJson, spawnCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const DIGEST = sha256('ada@example.org');
const now = () => Math.floor(Date.now() / 1000);

let folder: string;
const at = (name: string): string => join(folder, name);

/** A request of the publisher, signed by the key of appendix A.2. */
const requestOf = async (
  jti: string,
  { type = 'email', key = A2, digest = DIGEST } = {},
): Promise<string> => {
  const sub = { identifierType: type, identifierFormat: 'sha256', identifierValue: digest };
  const claims = { version: '1.0', iss: 'publisher.example', sub, iat: now() };
  const idJWT = await joseTokens.sign({ ...claims, jti: `id-${jti}` }, A2);
  return joseTokens.sign({ ...claims, idJWT, jti }, key);
};

const takeArgs = (out: string, file: string) => [
  ...['ddrf', 'take', file, '--agreement', at('agreement.yaml'), '--domain', 'brand.example'],
  ...['--issuers', at('issuers'), '--key', at('keys/private.json')],
  ...['--inbox', at('inbox'), '--out', at(out)],
];

beforeAll(async () => {
  folder = await tempFolder();
  await writeFile(at('agreement.yaml'), stringify(agreementDocument()));
  await mkdir(at('issuers'));
  await writeFile(at('issuers/publisher.example.json'), JSON.stringify({ keys: [A2_PUBLIC] }));
  expect(await runCli('ddrf', 'keys', '--out', at('keys'))).toMatchObject({ code: EXIT.done });
});
afterAll(removeTempFolders);

const ourKeys = async () =>
  JSON.parse(await readFile(at('keys/public.json'), 'utf8')).keys.map((key: unknown) =>
    PublicJwk.parse(key),
  );

describe('airlock ddrf', () => {
  it('makes a key of which the private half is for its owner alone', async () => {
    expect((await stat(at('keys/private.json'))).mode & 0o077).toBe(0);
    expect(await readFile(at('keys/public.json'), 'utf8')).not.toContain('"d"');
    expect(await runCli('ddrf', 'keys', '--out', at('keys'))).toMatchObject({ code: EXIT.usage });
  });

  it('writes a dsrdelete.json that says the kinds of the agreement and the keys', async () => {
    const args = ['--agreement', at('agreement.yaml'), '--keys', at('keys/public.json')];
    const endpoint = 'https://brand.example/ddrf';
    const out = at('dsrdelete.json');
    const ran = await runCli('ddrf', 'publish', ...args, '--endpoint', endpoint, '--out', out);
    expect(ran).toMatchObject({ code: EXIT.done });
    const made = DsrDelete.parse(JSON.parse(await readFile(out, 'utf8')));
    expect(made).toMatchObject({
      endpoint,
      vendorScriptRequirement: false,
      publicKey: await ourKeys(),
    });
    const open = await runCli('ddrf', 'publish', ...args, '--endpoint', 'http://brand.example');
    expect(open).toMatchObject({ code: EXIT.usage });
  });

  /** Digests on the lists of whom to forget, and whatever else stands there. */
  const listed = async (): Promise<readonly string[]> => {
    const [day] = new Date().toISOString().split('T');
    const text = await readFile(at(`inbox/to-forget/${day}.csv`), 'utf8');
    return text.split('\n').slice(1);
  };

  it('takes a request, keeps whom to forget, and writes a signed acknowledgement', async () => {
    const token = await requestOf('one');
    await writeFile(at('one.jwt'), `${token}\n`);
    const said = await runJson(...takeArgs('one.ac.jwt', at('one.jwt')));
    expect(said).toMatchObject({ kind: 'ddrf-taken', result: 'accepted', code: 0, http: 202 });
    const answer = (await readFile(at('one.ac.jwt'), 'utf8')).trim();
    expect(await joseTokens.isSignedBy(answer, await ourKeys())).toBe(true);
    expect(claimsOf(answer)).toMatchObject({ rqJWT: token, iss: 'brand.example', raResultCode: 0 });
    expect(await listed()).toEqual([`${DIGEST},,,,,`]);
    const [, list = ''] = (said as { forget: readonly string[] }).forget;
    expect((await stat(list)).mode & 0o077).toBe(0);
  });

  it('refuses the same again, in a process of its own too, and answers all the same', async () => {
    const token = await requestOf('two');
    const first = await spawnCli(takeArgs('two.ac.jwt', '-'), { input: token });
    expect(first).toMatchObject({ code: EXIT.done });
    const again = await spawnCli(takeArgs('again.ac.jwt', '-'), { input: token });
    expect(again).toMatchObject({ code: EXIT.refused });
    expect(again.out).toMatch(/taken before\. Result 3; answer with HTTP 400/);
    expect(first.out + first.err + again.out + again.err).not.toContain(DIGEST);
    expect(claimsOf(await readFile(at('again.ac.jwt'), 'utf8'))).toMatchObject({ raResultCode: 3 });
    expect(await listed()).toHaveLength(2);
  });

  it('takes a request once that comes twice at once, and answers both', async () => {
    const token = await requestOf('at once');
    const names = ['first.ac.jwt', 'second.ac.jwt', 'third.ac.jwt'];
    const ran = await Promise.all(
      names.map((name) => spawnCli(takeArgs(name, '-'), { input: token })),
    );
    const codes = ran.map(({ code }) => code).toSorted((a, b) => a - b);
    expect(codes, ran.map(({ err }) => err).join('')).toEqual([
      ...[EXIT.done, EXIT.refused, EXIT.refused],
    ]);
    for (const name of names)
      expect(claimsOf(await readFile(at(name), 'utf8'))).toMatchObject({ rqJWT: token });
    expect(await listed()).toContain(`${DIGEST},,,,,`);
  });

  it('writes no file called "-", and takes nothing then', async () => {
    const before = await listed();
    const args = takeArgs('none', '-').map((arg) => (arg === at('none') ? '-' : arg));
    const ran = await spawnCli(args, { input: await requestOf('to the output') });
    expect(ran).toMatchObject({ code: EXIT.usage, out: '' });
    expect(ran.err).toMatch(/^Nothing is written to standard output by "-"/);
    expect(await listed()).toEqual(before);
  });

  it.each([
    { of: 'a wrong key', make: () => requestOf('three', { key: A3 }), code: 2 },
    { of: 'no token', make: async () => 'hello', code: 3 },
    {
      of: 'a kind that is not agreed on',
      make: () => requestOf('four', { type: 'idfa' }),
      code: 4,
    },
  ])('answers $of with result $code, and forgets nobody', async ({ of, make, code }) => {
    await writeFile(at('bad.jwt'), await make());
    const before = await listed();
    const ran = await runCli(...takeArgs(`${of}.ac.jwt`, at('bad.jwt')));
    expect(ran).toMatchObject({ code: EXIT.refused });
    expect(claimsOf(await readFile(at(`${of}.ac.jwt`), 'utf8'))).toMatchObject({
      raResultCode: code,
    });
    expect(await listed()).toEqual(before);
  });

  it.each([
    ['a private key among those of issuers', 'eve.example.json', JSON.stringify({ keys: [A3] })],
    ['a file of keys that is no JSON', 'eve.example.json', 'keys'],
    ['a file that is called after no domain', 'Eve.json', JSON.stringify({ keys: [] })],
  ])('says in one sentence that there is %s', async (_, name, text) => {
    const issuers = await tempFolder();
    await writeFile(join(issuers, name), text);
    const args = takeArgs('none.ac.jwt', at('bad.jwt'));
    const ran = await runCli(...args.map((arg) => (arg === at('issuers') ? issuers : arg)));
    expect(ran).toMatchObject({ code: EXIT.badInput, out: '' });
    expect(ran.err.trim().split('\n')).toHaveLength(1);
    expect(ran.err).not.toContain(A3.d);
  });
});
