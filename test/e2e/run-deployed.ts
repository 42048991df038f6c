import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { stringify } from 'yaml';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import type { DeployedTestRoom, OnManifest } from '#proof/loopback/deployed-room.ts';
import { runFlow } from '#proof/loopback/run-flow.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { type Ran, runCli } from '#test/support/run-cli.ts';

/** Plays the state machine, in the background, for each manifest that arrives. */
export const playFlow =
  (signed: AgreementWithDigest): OnManifest =>
  ({ ports }, key) => {
    const [, party = '', dataset = '', drop = ''] = key.split('/');
    const room = {
      ...ports,
      folder: '',
      signed,
      collaboration: signed.agreement.id,
      now: new Date(),
      dropBucketOf: (each: string) => `drops-${each}`,
    };
    void runFlow(room, { party, dataset, drop: drop as ArrivedDrop['drop'] });
  };

/** Makes this process somebody who reaches the room; `changes` replaces variables. */
export const become = (
  room: DeployedTestRoom,
  who: string,
  changes: Readonly<Record<string, string | undefined>> = {},
): void => {
  const variables = { ...room.environmentOf(who), ...changes };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
};

/** Runs a command on the room, as somebody. */
export const runAs = async (
  room: DeployedTestRoom,
  who: string,
  args: readonly string[],
): Promise<Ran> => {
  become(room, who);
  return runCli(...args, '--stack', await room.outputsFile());
};

/** Writes the test agreement into a folder and has both parties approve it; answers the file. */
export const approveOnAws = async (room: DeployedTestRoom, folder: string): Promise<string> => {
  const agreement = join(folder, 'agreement.yaml');
  await writeFile(agreement, stringify(agreementDocument()));
  for (const party of ['brand', 'publisher']) {
    const approve = ['approve', '--yes', '--party', party, '--agreement', agreement];
    expect(await runAs(room, party, approve)).toMatchObject({ code: 0, err: '' });
  }
  return agreement;
};
