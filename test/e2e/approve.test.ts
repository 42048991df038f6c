import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import type { ApprovalDocument } from '#core/documents/approval-document.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';
import { agreementDocument, TEST_TERMS } from '#proof/rehearsal/agreement.ts';
import { expectRefused, runAnswering, runCli, runJson } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const renamedLists = () => {
  const whole = agreementDocument();
  const { brand, ...others } = whole.datasets as Record<string, Record<string, unknown>>;
  return { ...whole, datasets: { ...others, brand: { clients: brand?.customers } } };
};
const otherParties = () => ({
  ...agreementDocument(),
  parties: [
    { id: 'brand', role: 'publisher', account: '222222222222' },
    { id: 'publisher', role: 'advertiser', account: '333333333333' },
  ],
});
const texts = {
  first: stringify(agreementDocument()),
  weaker: stringify({ ...agreementDocument(), privacy: { ...TEST_TERMS, epsilon: 1 } }),
  renamed: stringify(renamedLists()),
  strangers: stringify(otherParties()),
  stricter: stringify({ ...agreementDocument(), privacy: { ...TEST_TERMS, k: 100 } }),
};
type Name = keyof typeof texts;
const digestOf = (name: Name): string => parseAgreement(texts[name], name).digest;

let folder: string;
let room: string;
const file = (name: Name): string => join(folder, `${name}.yaml`);
const inRoom = (...args: readonly string[]) => [...args, '--room', room];
const by = (party: string, ...args: readonly string[]) => inRoom(...args, '--party', party);
const status = () => runJson<StatusDocument>('status', '--room', room);
const approveBoth = async (): Promise<void> => {
  for (const party of ['brand', 'publisher']) await runJson(...by(party, 'approve', '--yes'));
};

beforeAll(async () => {
  folder = await tempFolder();
  for (const [name, text] of Object.entries(texts))
    await writeFile(join(folder, `${name}.yaml`), text);
});
beforeEach(async () => {
  room = join(await tempFolder(), 'room');
  expect(await runCli('init', '--room', room, '--agreement', file('first'))).toMatchObject({
    code: 0,
  });
});
afterAll(removeTempFolders);

describe('approve', () => {
  it('shows the terms in plain words, and approves once somebody says yes', async () => {
    for (const yes of ['yes', 'Y']) {
      const ran = await runAnswering([yes], ...by('brand', 'approve'));
      expect(ran).toMatchObject({ code: 0, err: '' });
      expect(ran.questions).toEqual(['Approve this for brand? (yes or no) ']);
      expect(ran.out).toContain('A count that comes out describes 50 people or more.');
      expect(ran.out).toMatch(/brand (had )?approved agreement [0-9a-f]{64}\n/);
    }
  });

  it.each([[['no']], [['']], [['yesterday']], [[]]])(
    'approves nothing when %j is answered',
    async (answers) => {
      const ran = await runAnswering(answers, ...by('brand', 'approve'));
      expect(ran.code).toBe(2);
      expect(ran.err).toMatch(/^(Nothing was approved|No answer was given).*\.\n$/);
      expect((await status()).approvals).not.toContainEqual(
        expect.objectContaining({ approved: true }),
      );
    },
  );

  it('says what to do where nobody can be asked, and needs --yes', async () => {
    await expectRefused(by('brand', 'approve'), { code: 2, says: /approve it with --yes\.\n$/ });
    const program = await runAnswering(['yes'], ...by('brand', 'approve'), '--json');
    expect(program).toMatchObject({ code: 2, questions: [] });
    const told = await runAnswering([], ...by('brand', 'approve', '--yes'));
    expect(told).toMatchObject({ code: 0, questions: [] });
    expect(told.out).toContain('What is promised to them');
  });

  it('approves the text of --digest and no other', async () => {
    const approve = (digest: string, ...more: readonly string[]) =>
      by('brand', 'approve', '--yes', '--digest', digest, ...more);
    await expectRefused(approve(digestOf('weaker')), {
      code: 3,
      says: /not the one of --digest/,
    });
    for (const none of ['', 'x', digestOf('first').toUpperCase(), digestOf('first').slice(1)])
      await expectRefused(approve(none), { code: 2, says: /64 hex digits/ });
    expect((await status()).approvals.map(({ approved }) => approved)).toEqual([false, false]);
    expect(await runJson(...approve(digestOf('first')))).toMatchObject({ repeated: false });
    const other = approve(digestOf('first'), '--agreement', file('weaker'));
    await expectRefused(other, { code: 3, says: /not the one of --digest/ });
    expect(await status()).toMatchObject({ agreement: digestOf('first') });
  });

  it('shows what changed against what both approved last, and what became weaker', async () => {
    await approveBoth();
    await runJson(...by('publisher', 'agreement', 'propose', file('weaker')));
    const { out } = await runCli(...by('brand', 'approve', '--yes'));
    expect(out).toContain('Against the agreement in force:\n1 change; 1 of them makes');
    expect(out).toMatch(
      /▼ weaker {3}privacy\.epsilon is 1; it was 0\.5: each answer may tell more/,
    );
    const approval = await runJson<ApprovalDocument>(...by('publisher', 'approve', '--yes'));
    expect(approval.changes).toEqual([
      {
        ...{ path: 'privacy.epsilon', before: '0.5', after: '1', effect: 'weaker' },
        why: 'each answer may tell more about a person',
      },
    ]);
    expect(approval.consequences).toEqual([]);
    const again = await runJson<ApprovalDocument>(...by('publisher', 'approve', '--yes'));
    expect(again).not.toHaveProperty('changes');
  });

  it('proposes the file of --agreement only once somebody says yes', async () => {
    const args = by('brand', 'approve', '--agreement', file('stricter'));
    expect((await runAnswering(['no'], ...args)).code).toBe(2);
    expect(await status()).toMatchObject({ agreement: digestOf('first') });
    expect((await runAnswering(['yes'], ...args)).code).toBe(0);
    expect(await status()).toMatchObject({ agreement: digestOf('stricter'), proposedBy: 'brand' });
  });
});

describe('agreement propose', () => {
  it('replaces the proposal, and ledger and status name who proposed and who approved what', async () => {
    await approveBoth();
    const proposed = await runCli(...by('publisher', 'agreement', 'propose', file('stricter')));
    expect(proposed).toMatchObject({ code: 0, err: '' });
    expect(proposed.out).toContain('▲ stricter privacy.k is 100; it was 50');
    expect(proposed.out).toContain(`publisher proposed agreement ${digestOf('stricter')}`);
    await runJson(...by('brand', 'approve', '--yes'));
    const first = digestOf('first');
    expect(await status()).toMatchObject({
      ...{ agreement: digestOf('stricter'), proposedBy: 'publisher', inForce: first },
      approvals: [
        { party: 'brand', approved: true, agreement: digestOf('stricter') },
        { party: 'publisher', approved: false, agreement: first },
      ],
    });
    const { out } = await runCli('status', '--room', room);
    expect(out).toContain(`Collaboration test-room, agreement ${first}, in force`);
    expect(out).toContain(
      `On the table: agreement ${digestOf('stricter')}, which changes nothing until both parties approve it`,
    );
    expect(out).toContain(`publisher: has not approved yet; approved agreement ${first} last`);
    expect(out).toContain('proposed by publisher');
    const ledger = await runCli('ledger', 'list', '--room', room);
    expect(ledger.out).toMatch(/agreement-proposed +publisher, agreement [0-9a-f]{12}/);
    expect(ledger.out).toContain(
      `In force: agreement ${first}\nOn the table: agreement ${digestOf('stricter')}\n`,
    );
  });

  it('takes the proposal off the table again by the one in force, which needs no approval', async () => {
    await approveBoth();
    await runJson(...by('publisher', 'agreement', 'propose', file('weaker')));
    await runJson(...by('publisher', 'approve', '--yes'));
    const back = await runCli(...by('brand', 'agreement', 'propose', file('first')));
    expect(back.out).toBe(
      `brand took the other agreement off the table; agreement ${digestOf('first')} is in force as before.\n`,
    );
    const approved = { approved: true, agreement: digestOf('first') };
    expect(await status()).toMatchObject({
      ...{ agreement: digestOf('first'), inForce: digestOf('first') },
      approvals: [approved, approved],
    });
    await expectRefused(by('brand', 'approve', '--yes', '--digest', digestOf('weaker')), {
      code: 3,
      says: /not the one of --digest/,
    });
  });

  it('warns of a list under a new name, and takes no party under a new one', async () => {
    await approveBoth();
    const { out } = await runCli(...by('brand', 'agreement', 'propose', file('renamed')));
    expect(out).toContain('→ brand.clients is new: its list has to be delivered');
    expect(out).toContain('it brings no new budget');
    expect(out).toContain('→ brand.customers is gone');
    const approval = await runJson<ApprovalDocument>(...by('publisher', 'approve', '--yes'));
    expect(approval.consequences).toHaveLength(2);
    const diff = ['agreement', 'diff', '--current', '--room', room, file('renamed')];
    expect(await runJson(...diff)).toMatchObject({ consequences: approval.consequences });
    await expectRefused(by('publisher', 'agreement', 'propose', file('strangers')), {
      code: 3,
      says: /names other parties or roles than the one in force/,
    });
    expect(await status()).toMatchObject({ agreement: digestOf('renamed') });
  });

  it('is refused to whoever is no party, and changes nothing', async () => {
    for (const party of ['operator', '__proto__'])
      await expectRefused(by(party, 'agreement', 'propose', file('weaker')), {
        code: 2,
        says: /This party is not in the agreement/,
      });
    expect(await status()).toMatchObject({ agreement: digestOf('first') });
  });
});

describe('agreement diff --current', () => {
  it('compares with the agreement in force, or with the one on the table while none is', async () => {
    const diff = inRoom('agreement', 'diff', '--current', file('weaker'));
    expect(await runJson(...diff)).toMatchObject({
      against: 'on-table',
      before: digestOf('first'),
    });
    await approveBoth();
    await runJson(...by('brand', 'agreement', 'propose', file('stricter')));
    expect(await runJson(...diff)).toMatchObject({
      ...{ against: 'in-force', before: digestOf('first'), after: digestOf('weaker') },
      changes: [{ path: 'privacy.epsilon', effect: 'weaker' }],
    });
    await expectRefused(inRoom('agreement', 'diff', '--current', file('first'), file('weaker')), {
      code: 2,
      says: /Name two agreements to compare, or one and --current/,
    });
  });
});

describe('init --party', () => {
  it('names the party that proposes the first agreement', async () => {
    const made = join(await tempFolder(), 'room');
    const init = ['init', '--room', made, '--agreement', file('first'), '--party'];
    await expectRefused([...init, 'operator'], { code: 2, says: /not in the agreement/ });
    await runJson(...init, 'brand');
    expect(await runJson('status', '--room', made)).toMatchObject({ proposedBy: 'brand' });
    expect(await readFile(file('first'), 'utf8')).toBe(texts.first);
  });
});
