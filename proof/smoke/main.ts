import { setTimeout as sleep } from 'node:timers/promises';
import { callAws } from '#adapters/aws/vendor-errors.ts';
import { AirlockError } from '#core/errors.ts';
import type { Seat, SmokeClients } from '#proof/smoke/seat.ts';
import { smoke } from '#proof/smoke/smoke.ts';
import { type SmokeAccess, smokeClients } from '#proof/smoke/smoke-clients.ts';
import { type SmokeOptions, smokeOptions, USAGE } from '#proof/smoke/smoke-options.ts';
import { smokeOutputs } from '#proof/smoke/smoke-outputs.ts';
import { smokeRoom } from '#proof/smoke/smoke-room.ts';

const FAULT = 1;
const USAGE_FAULT = 2;

/** Clients of somebody who is signed in: otherwise every check would fail for the same reason. */
const signedIn = async (access: SmokeAccess): Promise<SmokeClients> => {
  const clients = smokeClients(access);
  await callAws('the credentials', () => clients.s3.config.credentials());
  return clients;
};

const seatOf = async ({ stack, auditorProfile, json }: SmokeOptions): Promise<Seat> => {
  const room = smokeRoom(await smokeOutputs(stack));
  const { region } = room;
  return {
    room,
    clients: await signedIn({ region }),
    auditor: auditorProfile ? await signedIn({ region, profile: auditorProfile }) : undefined,
    fetch,
    clock: { now: () => new Date() },
    wait: (milliseconds) => sleep(milliseconds),
    tell: (line) => {
      if (!json) process.stderr.write(`${line}\n`);
    },
    // S3 tells times in whole seconds.
    began: new Date(Math.floor(Date.now() / 1000) * 1000),
    attempts: [],
  };
};

try {
  const options = smokeOptions(process.argv.slice(2));
  if (options)
    process.exitCode = await smoke(await seatOf(options), options, {
      out: process.stdout,
      err: process.stderr,
    });
  else process.stdout.write(`${USAGE}\n`);
} catch (error) {
  if (!(error instanceof AirlockError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.code === 'usage' ? USAGE_FAULT : FAULT;
}
