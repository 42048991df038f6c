import { setTimeout as sleep } from 'node:timers/promises';
import { AirlockError } from '#core/errors.ts';
import type { Seat } from '#test/smoke/seat.ts';
import { smoke } from '#test/smoke/smoke.ts';
import { smokeClients } from '#test/smoke/smoke-clients.ts';
import { type SmokeOptions, smokeOptions, USAGE } from '#test/smoke/smoke-options.ts';
import { smokeOutputs } from '#test/smoke/smoke-outputs.ts';
import { smokeRoom } from '#test/smoke/smoke-room.ts';

const CREDENTIALS_FAULT = 1;
const USAGE_FAULT = 2;

const seatOf = async ({ stack, auditorProfile, json }: SmokeOptions): Promise<Seat> => {
  const room = smokeRoom(await smokeOutputs(stack));
  const { region } = room;
  return {
    room,
    clients: smokeClients({ region }),
    auditor: auditorProfile ? smokeClients({ region, profile: auditorProfile }) : undefined,
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
  process.exitCode = error.code === 'usage' ? USAGE_FAULT : CREDENTIALS_FAULT;
}
