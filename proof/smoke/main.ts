import { setTimeout as sleep } from 'node:timers/promises';
import { callAws } from '#adapters/aws/vendor-errors.ts';
import { withTemporaryScratch } from '#adapters/local/temporary-scratch.ts';
import { AirlockError } from '#core/errors.ts';
import { spawnAsParty } from '#proof/smoke/end-to-end/as-party.ts';
import { endToEnd } from '#proof/smoke/end-to-end/end-to-end.ts';
import type { Journey } from '#proof/smoke/end-to-end/journey.ts';
import { reportChecks } from '#proof/smoke/report-checks.ts';
import type { Seat, SmokeClients } from '#proof/smoke/seat.ts';
import { smoke } from '#proof/smoke/smoke.ts';
import { type SmokeAccess, smokeClients } from '#proof/smoke/smoke-clients.ts';
import {
  type EndToEndOptions,
  type SmokeOptions,
  smokeOptions,
  USAGE,
} from '#proof/smoke/smoke-options.ts';
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

/** The whole way, in a folder that goes with it. */
const wholeWay = (
  seat: Seat,
  { stack, json }: SmokeOptions,
  { agreement, profiles }: EndToEndOptions,
): Promise<0 | 1> =>
  withTemporaryScratch('smoke', (folder) => {
    const { region } = seat.room;
    const journey: Journey = {
      ...seat,
      asParty: spawnAsParty({ stack, region, profiles, folder }),
      agreement,
      folder,
      learnt: { published: {}, executions: {} },
    };
    const trial = { checks: endToEnd(seat.room), seat: journey };
    return reportChecks(trial, { json }, { out: process.stdout });
  });

try {
  const options = smokeOptions(process.argv.slice(2));
  if (options) {
    const seat = await seatOf(options);
    const streams = { out: process.stdout, err: process.stderr };
    process.exitCode = options.endToEnd
      ? await wholeWay(seat, options, options.endToEnd)
      : await smoke(seat, options, streams);
  } else process.stdout.write(`${USAGE}\n`);
} catch (error) {
  if (!(error instanceof AirlockError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.code === 'usage' ? USAGE_FAULT : FAULT;
}
