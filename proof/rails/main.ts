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
  await mkdir(out, { recursive: true });
  for (const [name, text] of railFiles(guardRails(guardedRoom(room, through)))) {
    await writeFile(join(out, name), text);
    process.stdout.write(`${join(out, name)}: ${text.length - 1} characters\n`);
  }
};

try {
  const options = railOptions(process.argv.slice(2));
  if (options) await write(options);
  else process.stdout.write(`${USAGE}\n`);
} catch (error) {
  if (!(error instanceof AirlockError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.code === 'usage' ? USAGE_FAULT : FAULT;
}
