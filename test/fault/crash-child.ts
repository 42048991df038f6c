import { writeFile } from 'node:fs/promises';
import { localDeps } from '#adapters/local/deps.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { type Death, dyingRoom } from '#test/fault/dying-ports.ts';
import { uploadFolder } from '#test/fault/upload-folder.ts';

/** What a child process is told to do, as one JSON argument. */
export interface ChildTask {
  readonly room: string;
  readonly task: 'upload' | 'ask';
  /** Folder of the drop to upload. */
  readonly drop: string;
  readonly death?: Death;
  /** Where the names of all steps are written, if the child lives. */
  readonly steps?: string;
}

const [argument = '{}'] = process.argv.slice(2);
const { room: folder, task, drop, death, steps }: ChildTask = JSON.parse(argument);

const names: string[] = [];
const real = await localDeps(folder);
const room = dyingRoom(real, death, (name) => names.push(name));
if (task === 'ask') await answerQuestion(room)('brand', { analysis: 'overlap' });
else await uploadFolder(room, drop);
await real.close();
if (steps !== undefined) await writeFile(steps, JSON.stringify(names));
