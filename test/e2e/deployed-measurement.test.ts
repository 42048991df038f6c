import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import { AnswerDocument } from '#core/documents/answer-document.ts';
import { type DeployedTestRoom, openDeployedRoom } from '#proof/loopback/deployed-room.ts';
import { closeTestRooms, openTestRoom, prepareRows } from '#proof/rehearsal/room.ts';
import { playFlow, runAs } from '#test/e2e/run-deployed.ts';
import {
  PLACES,
  placesAgreement,
  placesRows,
  SMALL_IN_FLANDERS,
} from '#test/support/made-up-places.ts';
import { isNear } from '#test/support/made-up-trial.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('what the second format adds, asked of a room on AWS', () => {
  const signed = placesAgreement();
  let deployed: DeployedTestRoom;

  beforeAll(async () => {
    deployed = await openDeployedRoom(signed, playFlow(signed));
    const agreement = join(await tempFolder(), 'agreement.yaml');
    await writeFile(agreement, stringify(signed.agreement));
    const scratch = await openTestRoom({ agreement: signed });
    const did = async (party: string, ...args: readonly string[]) =>
      expect(await runAs(deployed, party, [...args, '--party', party])).toMatchObject({ code: 0 });
    for (const party of ['brand', 'publisher'] as const)
      await did(party, 'approve', '--yes', '--agreement', agreement);
    for (const party of ['brand', 'publisher'] as const)
      await did(party, 'upload', (await prepareRows(scratch, party, placesRows(party))).folder);
  }, 120_000);
  afterAll(async () => {
    vi.unstubAllEnvs();
    await deployed.close();
    await closeTestRooms();
    await removeTempFolders();
  });

  const ask = async (...question: readonly string[]): Promise<AnswerDocument> => {
    const ran = await runAs(deployed, 'brand', ['ask', ...question, '--party', 'brand', '--json']);
    expect(ran, question.join(' ')).toMatchObject({ code: 0, err: '' });
    return AnswerDocument.parse(JSON.parse(ran.out));
  };
  const peopleOf = ({ cells }: AnswerDocument, by: Readonly<Record<string, string>>): number => {
    const found = cells.find((cell) => JSON.stringify(cell.by) === JSON.stringify(by));
    return found?.outcome === 'released' ? found.people : Number.NaN;
  };

  it('a roll-up has small places among the others of their parent', async () => {
    const answer = await ask('rollup', '--by', 'brand.district');
    const others = peopleOf(answer, { 'brand.region': 'flanders' });
    expect(Math.abs(others - SMALL_IN_FLANDERS)).toBeLessThanOrEqual(answer.noiseBound);
  });

  it('a filter counts only those who have a value that it names', async () => {
    const answer = await ask('overlap', '--where', 'brand.district=ghent,liege');
    const truth = (PLACES.ghent ?? 0) + (PLACES.liege ?? 0);
    expect(Math.abs(peopleOf(answer, {}) - truth)).toBeLessThanOrEqual(answer.noiseBound);
  });

  it('a lift has the truth within its interval: of arms that were treated alike, nothing', async () => {
    const { lift } = await ask('lift');
    expect(lift?.arms.map(({ arm }) => arm)).toEqual(['withheld', 'mail', 'push']);
    for (const { lift: told } of lift?.arms.slice(1) ?? [])
      expect(told && isNear(told, 0)).toBe(true);
  });

  it('a balance has arms that are alike where they were dealt in turn, by the places that are large enough', async () => {
    const { balance } = await ask('balance', '--by', 'brand.district');
    expect(balance?.arms[0]?.shares.map(({ value }) => value)).toEqual(['ghent', 'liege']);
    expect(balance?.leftOut).toHaveLength(Object.keys(PLACES).length - 2);
    expect(balance?.chance).toMatchObject({ degrees: 2, mismatch: false });
  });
});
