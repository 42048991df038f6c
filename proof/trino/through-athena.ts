import { setTimeout as sleep } from 'node:timers/promises';
import { AthenaClient } from '@aws-sdk/client-athena';
import { AthenaQueryEngine } from '#adapters/aws/athena/athena-query-engine.ts';
import type { QueryEngine } from '#core/ports/query-engine.ts';
import type { AthenaEngine } from '#proof/trino/athena-engine.ts';
import { startAthenaFacade } from '#proof/trino/athena-facade.ts';

const WORKGROUP = 'room';
const LONGEST_WAIT_MS = 10;
const TIMEOUT_MS = 60_000;

const opened: (() => Promise<void>)[] = [];

/**
 * The query engine of a deployed room, as it is: it speaks to a facade of Athena on loopback, behind
 * which `engine` runs. `closeAthena` ends all of them.
 */
export const throughAthena = async (
  engine: AthenaEngine,
  database: string,
): Promise<QueryEngine> => {
  const facade = await startAthenaFacade({ engine, workgroups: { [WORKGROUP]: {} } });
  const client = new AthenaClient({
    endpoint: facade.origin,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'anybody', secretAccessKey: 'nothing' },
  });
  opened.push(async () => {
    client.destroy();
    await facade.close();
  });
  const place = {
    ...{ client, database, workgroup: WORKGROUP, timeoutMs: TIMEOUT_MS },
    clock: { now: () => new Date() },
    wait: (milliseconds: number) => sleep(Math.min(milliseconds, LONGEST_WAIT_MS)),
  };
  return new AthenaQueryEngine(place);
};

/** Ends every facade that `throughAthena` began. */
export const closeAthena = async (): Promise<void> => {
  await Promise.all(opened.splice(0).map((close) => close()));
};
