import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import type { ReleasesDocument } from '#core/documents/releases-document.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { agreementDocument, TEST_TERMS } from '#proof/rehearsal/agreement.ts';
import { brandRows } from '#proof/rehearsal/people.ts';
import { closeTestRooms, fillRoom, openTestRoom, prepareRows } from '#proof/rehearsal/room.ts';
import { expectRefused, runCli, runJson } from '#test/support/run-cli.ts';
import { engineThat } from '#test/support/run-query.ts';

afterEach(closeTestRooms);

const declaring = (audience: object) => ({
  ...agreementDocument(),
  privacy: { ...TEST_TERMS, k: 100 },
  datasets: { ...(agreementDocument().datasets as object), publisher: { audience } },
});

/** A room with both lists in it, and an agreement that declares an attribute more, as files. */
const site = async () => {
  const room = await openTestRoom();
  await fillRoom(room);
  const text = stringify(
    declaring({ attributes: { device: ['mobile', 'desktop'], region: ['north', 'south'] } }),
  );
  const file = join(room.folder, 'next.yaml');
  await writeFile(file, text);
  const by = (party: string, ...args: readonly string[]) => [
    ...args,
    ...['--party', party, '--room', room.folder],
  ];
  return { room, file, next: parseAgreement(text, file), by };
};

it('a proposal stops nothing: questions, drops and answers go on under the agreement in force', async () => {
  const { room, file, next, by } = await site();
  const first = await runJson<AnswerDocument>(...by('brand', 'ask', 'overlap'));
  await runJson(...by('publisher', 'agreement', 'propose', file));
  await runJson(...by('publisher', 'approve', '--yes'));
  const again = await runJson<AnswerDocument>(...by('brand', 'ask', 'overlap'));
  expect(again).toEqual({ ...first, repeated: true });
  const byTier = by('brand', 'ask', 'segments', '--by', 'brand.tier');
  expect(await runJson(...byTier, '--dry-run')).toMatchObject({ k: 50, epsilon: 0.5 });
  expect(await runJson(...byTier)).toMatchObject({ k: 50, agreement: room.signed.digest });
  const drop = await prepareRows(room, 'brand', brandRows(0, 350));
  expect(await runJson(...by('brand', 'upload', drop.folder))).toMatchObject({
    outcome: 'published',
  });
  const early = await prepareRows({ ...room, signed: next }, 'brand', brandRows(0, 400));
  await expectRefused(by('brand', 'upload', early.folder), {
    code: 5,
    says: /prepared under an agreement that is only proposed: upload it once both parties/,
  });
  await runJson(...by('brand', 'approve', '--yes'));
  expect(await runJson(...by('brand', 'upload', early.folder))).toMatchObject({
    outcome: 'published',
  });
  const { releases } = await runJson<ReleasesDocument>('releases', 'list', '--room', room.folder);
  for (const { release } of releases)
    expect(await runJson('releases', 'show', release, '--room', room.folder)).toMatchObject({
      release,
      agreement: room.signed.digest,
    });
});

const renamed = JSON.stringify(agreementDocument()).replaceAll('"brand"', '"acme"');

it.each([
  [
    'another collaboration',
    stringify({ ...agreementDocument(), id: 'autumn-2026' }),
    /make another room for "autumn-2026"/,
  ],
  ['other parties', renamed, /The agreement names other parties/],
])('a proposal of %s is refused without a list of changes', async (_, text, says) => {
  const { file, by } = await site();
  await writeFile(file, text);
  const ran = await runCli(...by('publisher', 'agreement', 'propose', file));
  expect(ran).toMatchObject({ out: '', err: expect.stringMatching(says) });
  expect(ran.err).not.toContain('Against the agreement in force');
});

it('an answer that runs while both parties approve another agreement is completed, and stays readable', async () => {
  const { room, file, next, by } = await site();
  const { queryEngine } = room.ports;
  const run: typeof queryEngine.run = async (query, purpose) => {
    await runJson(...by('publisher', 'agreement', 'propose', file));
    for (const party of ['brand', 'publisher']) await runJson(...by(party, 'approve', '--yes'));
    return queryEngine.run(query, purpose);
  };
  const answer = await answerQuestion({ ...room.ports, queryEngine: engineThat(run) })('brand', {
    analysis: 'overlap',
  });
  const status = await runJson<StatusDocument>('status', '--room', room.folder);
  expect(status).toMatchObject({ inForce: next.digest, releases: 1 });
  expect(answer).toMatchObject({ outcome: 'released', release: { k: 50 } });
  const { releases } = await runJson<ReleasesDocument>('releases', 'list', '--room', room.folder);
  const [{ release } = { release: '' }] = releases;
  const shown = await runJson('releases', 'show', release, '--room', room.folder);
  expect(shown).toMatchObject({ agreement: room.signed.digest, k: 50 });
});

it('a list is asked by nothing that it was delivered without: refused, uncharged, and marked in the status', async () => {
  const { room, file, by } = await site();
  await runJson(...by('publisher', 'agreement', 'propose', file));
  for (const party of ['brand', 'publisher']) await runJson(...by(party, 'approve', '--yes'));
  const byRegion = by('brand', 'ask', 'segments', '--by', 'brand.tier,publisher.region');
  for (const ask of [byRegion, [...byRegion, '--dry-run']])
    await expectRefused(ask, {
      code: 3,
      says: /^Refused \(delivered-under-other-terms\): .*: publisher\.audience was delivered without region: prepare and upload it again\.\n$/,
    });
  const status = await runJson<StatusDocument>('status', '--room', room.folder);
  expect(status.datasets).toMatchObject([
    { dataset: 'customers', standing: 'current' },
    { dataset: 'audience', standing: 'current' },
  ]);
  expect(status.datasets.map(({ otherTerms }) => otherTerms)).toEqual([
    undefined,
    [{ party: 'publisher', dataset: 'audience', differs: 'attribute', attribute: 'region' }],
  ]);
  expect(status.budgets.map(({ spent }) => spent)).toEqual(status.budgets.map(() => 0));
  const { out } = await runCli('status', '--room', room.folder);
  expect(out).toMatch(/publisher\.audience +\S+ \(delivered without region\)/);
  expect(await runJson(...by('brand', 'ask', 'overlap'))).toMatchObject({ k: 100 });
});

it('agreement show says of a room what is in force, and what lies on the table beside it', async () => {
  const { room, file, next, by } = await site();
  const show = ['agreement', 'show', '--room', room.folder];
  const alone = await runCli(...show);
  expect(alone.out).toMatch(/^In force, approved by both parties:\n\nAgreement test-room, /);
  expect(alone.out).not.toContain('On the table');
  await runJson(...by('brand', 'agreement', 'propose', file));
  const { out } = await runCli(...show);
  expect(out.startsWith(alone.out)).toBe(true);
  expect(out).toContain(`On the table lies another agreement, ${next.digest}.`);
  expect(out).toContain('▲ stricter privacy.k is 100; it was 50');
  expect(out).toContain('→ publisher.audience in the room was delivered without region');
  expect(await runJson(...show)).toMatchObject({
    ...{ standing: 'in-force', digest: room.signed.digest },
    onTable: { digest: next.digest, changes: expect.anything(), consequences: [expect.anything()] },
  });
  expect(await runJson('agreement', 'show', file)).not.toHaveProperty('standing');
  const fresh = await openTestRoom();
  expect((await runCli('agreement', 'show', '--room', fresh.folder)).out).toMatch(
    /^On the table; nothing is in force yet:\n\nAgreement test-room, /,
  );
});
