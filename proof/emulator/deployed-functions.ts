import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { EmulatorApi } from '#proof/emulator/emulator-api.ts';
import type { DeployedFunction } from '#proof/emulator/function-pool.ts';
import { runLimited } from '#proof/trino/run-limited.ts';

const Configuration = z.object({
  FunctionName: z.string(),
  FunctionArn: z.string(),
  Runtime: z.literal('nodejs24.x'),
  Handler: z.string(),
  Timeout: z.number(),
  MemorySize: z.number(),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
});

const Deployed = z.object({
  Configuration,
  Code: z.object({ Location: z.url() }),
});

/** Who unpacks, and where to. */
export interface Unpacking {
  /** Any Python: its standard library unpacks archives on every machine. */
  readonly python: string;
  readonly folder: string;
}

/** A function as the emulator has it: its configuration, and its code brought down and unpacked. */
export const fetchFunction = async (
  api: EmulatorApi,
  name: string,
  { python, folder }: Unpacking,
): Promise<DeployedFunction> => {
  const { Configuration: said, Code } = Deployed.parse(await (await api.lambda(name)).json());
  const archive = join(folder, `${name}.zip`);
  const unpacked = join(folder, name);
  await mkdir(unpacked, { recursive: true });
  const code = await fetch(Code.Location.replace('//localhost:', '//127.0.0.1:'));
  await writeFile(archive, await code.bytes());
  const ended = await runLimited([python, '-m', 'zipfile', '-e', archive, unpacked], 60);
  if (ended.outcome !== 'done') throw new Error(`the code of ${name} cannot be unpacked`);
  return {
    name: said.FunctionName,
    arn: said.FunctionArn,
    folder: unpacked,
    handler: said.Handler,
    timeoutSeconds: said.Timeout,
    memoryMegabytes: said.MemorySize,
    variables: said.Environment.Variables,
  };
};
