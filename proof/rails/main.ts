import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AirlockError } from '#core/errors.ts';
import { readRoom } from '#infra/read-room.ts';
import { stageConfig } from '#infra/stages.ts';
import { guardRails, railFiles } from '#proof/rails/guard-rails.ts';
import { guardedRoom } from '#proof/rails/guarded-room.ts';
import { type RailOptions, railOptions, USAGE } from '#proof/rails/rail-options.ts';

const FAULT = 1;
const USAGE_FAULT = 2;

const write = async ({ stage, overrides, through, out }: RailOptions): Promise<void> => {
  const room = readRoom(stageConfig(stage, overrides));
  for (const [name, text] of railFiles(guardRails(guardedRoom(room, through)))) {
    await writeInto(out, name, text);
    process.stdout.write(`${join(out, name)}: ${text.length - 1} characters\n`);
  }
};

const writeInto = async (folder: string, name: string, text: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, name), text);
  } catch (cause) {
    throw new AirlockError(
      'usage',
      `The folder "${folder}" cannot be written: name another one with --out.`,
      { cause },
    );
  }
};

try {
  const options = railOptions(process.argv.slice(2));
  if (options) await write(options);
  else process.stdout.write(`${USAGE}\n`);
} catch (error) {
  if (!(error instanceof AirlockError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.code === 'room' ? FAULT : USAGE_FAULT;
}
