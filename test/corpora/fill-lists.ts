import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { localDeps } from '#adapters/local/deps.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import type { Release } from '#core/documents/release.ts';
import type { Row } from '#core/matching/vault-query.ts';
import type { CountedCell } from '#core/privacy/cell-outcome.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { countsOf } from '#core/usecases/questions/question-cells.ts';
import { seededRandomness } from '#proof/bench/utility/seeded-randomness.ts';
import { runCli } from '#test/support/run-cli.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

/** A list of a party: its file, and how its columns are to be read. */
export interface ListFile {
  readonly party: 'brand' | 'publisher';
  readonly dataset: string;
  readonly file: string;
  readonly mapping: object;
}

const run = async (...args: readonly string[]): Promise<void> => {
  const { code, err } = await runCli(...args);
  if (code !== 0) throw new Error(`${args[0]}: ${err}`);
};

/** A room of its own, and the agreement that it goes by. */
export interface FilledRoom {
  readonly room: string;
  readonly signed: AgreementWithDigest;
}

/** Fills a room by the commands: both parties approve the agreement, and each prepares its lists and uploads them. */
export const fillLists = async (
  agreement: object,
  lists: readonly ListFile[],
): Promise<FilledRoom> => {
  const place = await tempFolder();
  const [room, file] = [join(place, 'room'), join(place, 'agreement.yaml')];
  const text = stringify(agreement);
  await writeFile(file, text);
  await run('init', '--room', room, '--agreement', file);
  for (const party of ['brand', 'publisher'])
    await run('approve', '--room', room, '--party', party, '--yes');
  for (const { party, dataset, file: list, mapping } of lists) {
    const [map, out] = [join(place, `${dataset}.yaml`), join(place, dataset)];
    await writeFile(map, stringify(mapping));
    await run(
      ...['prepare', list, '--party', party, '--dataset', dataset, '--agreement', file],
      ...['--mapping', map, '--out', out, '--attest', 'public data of others'],
    );
    await run('upload', out, '--room', room, '--party', party);
  }
  return { room, signed: parseAgreement(text, file) };
};

/** An answer with what the engine counted before the noise, cell by cell. */
export interface AskedRoom {
  readonly release: Release;
  readonly counted: readonly CountedCell[];
}

/** Asks a question of a room, with noise that is the same in every run, and keeps what the engine said. */
export const askRoom = async (
  { room, signed }: FilledRoom,
  request: object,
): Promise<AskedRoom> => {
  const ports = await localDeps(room, 'write');
  try {
    let rows: readonly Row[] | undefined;
    const queryEngine: typeof ports.queryEngine = {
      quote: (...asked) => ports.queryEngine.quote(...asked),
      run: async (...asked) => {
        const result = await ports.queryEngine.run(...asked);
        if (result.outcome === 'finished') rows = result.rows;
        return result;
      },
    };
    const randomness = seededRandomness(JSON.stringify(request));
    const answer = await answerQuestion({ ...ports, queryEngine, randomness })(
      'brand',
      request as QuestionRequest,
    );
    if (answer.outcome !== 'released') throw new Error(JSON.stringify(answer));
    const { release } = answer;
    if (rows === undefined) throw new Error('the question was answered before');
    return {
      release,
      counted: countsOf({ question: release.question, signed }, rows).flatMap(({ cells }) => cells),
    };
  } finally {
    await ports.close();
  }
};
