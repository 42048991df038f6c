import { callAws } from '#adapters/aws/vendor-errors.ts';
import { AirlockError } from '#core/errors.ts';
import { stageConfig } from '#infra/stages.ts';
import { plannedRoom } from '#proof/preflight/planned-room.ts';
import { preflight } from '#proof/preflight/preflight.ts';
import { type PreflightClients, preflightClients } from '#proof/preflight/preflight-clients.ts';
import {
  type PreflightOptions,
  preflightOptions,
  USAGE,
} from '#proof/preflight/preflight-options.ts';
import type { PreflightSeat } from '#proof/preflight/preflight-seat.ts';

const FAULT = 1;
const USAGE_FAULT = 2;

const seatOf = async ({ stage, overrides, profile }: PreflightOptions): Promise<PreflightSeat> => {
  const room = plannedRoom(stageConfig(stage, overrides));
  const made = new Map<string, PreflightClients>();
  const clientsIn = (region: string): PreflightClients => {
    const clients = made.get(region) ?? preflightClients({ region, profile });
    made.set(region, clients);
    return clients;
  };
  // Without credentials every check would fail for the same reason.
  await callAws('the credentials', () => clientsIn(room.config.region).sts.config.credentials());
  return { room, clientsIn, fetch, clock: { now: () => new Date() } };
};

try {
  const options = preflightOptions(process.argv.slice(2));
  if (options)
    process.exitCode = await preflight(await seatOf(options), options, { out: process.stdout });
  else process.stdout.write(`${USAGE}\n`);
} catch (error) {
  if (!(error instanceof AirlockError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.code === 'room' ? FAULT : USAGE_FAULT;
}
