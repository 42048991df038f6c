/**
 * A process of its own that asks questions of a room, for tests of several processes and of crashes.
 * Arguments: folder, mode, questions as JSON. It says `ready`, waits for a line, and then says one
 * line for each answer. Mode `hang-in-query` and `hang-after-store` say `hanging` at that point and
 * stay there, to be killed.
 */
import { once } from 'node:events';
import { localDeps } from '#adapters/local/deps.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { engineThat } from '#test/support/run-query.ts';

const [, , folder = '', mode = '', questions = '[]'] = process.argv;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const hang = async (): Promise<never> => {
  say('hanging');
  return new Promise(() => setInterval(() => undefined, 1000));
};

const ports = async () => {
  const room = await localDeps(folder);
  if (mode === 'hang-in-query') return { ...room, queryEngine: engineThat(hang) };
  if (mode !== 'hang-after-store') return room;
  const { objects } = room;
  const putIfAbsent = async (key: string, content: Uint8Array): Promise<boolean> => {
    const stored = await objects.putIfAbsent(key, content);
    return key.startsWith('releases/') ? hang() : stored;
  };
  const hanging = new Proxy(objects, {
    get(target, name) {
      if (name === 'putIfAbsent') return putIfAbsent;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { ...room, objects: hanging };
};

const askOne = async (question: unknown): Promise<void> => {
  const answer = await answerQuestion(await ports())('brand', question);
  say(JSON.stringify(answer.outcome === 'released' ? answer : { ...answer, release: undefined }));
};

say('ready');
await once(process.stdin, 'data');
await Promise.all((JSON.parse(questions) as unknown[]).map(askOne));
process.exit(0);
