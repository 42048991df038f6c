import { ListEngineVersionsCommand } from '@aws-sdk/client-athena';
import { z } from 'zod';
import { plannedOf } from '#proof/preflight/planned-room.ts';
import { atHome, type PreflightSeat } from '#proof/preflight/preflight-seat.ts';
import { type Check, judged } from '#proof/smoke/check.ts';

const Planned = z.object({
  WorkGroupConfiguration: z.object({
    EngineVersion: z.object({ SelectedEngineVersion: z.string() }),
  }),
});

const versionsThere = async (seat: PreflightSeat): Promise<readonly (string | undefined)[]> => {
  const found: (string | undefined)[] = [];
  let NextToken: string | undefined;
  do {
    const page = await atHome(seat).athena.send(new ListEngineVersionsCommand({ NextToken }));
    found.push(...(page.EngineVersions ?? []).map((each) => each.SelectedEngineVersion));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return found;
};

/** The SQL of a room is written for one version of Athena's engine. */
export const engineIsThere: Check<PreflightSeat> = {
  name: 'the region has the engine of the questions',
  tried: 'ListEngineVersions of Athena',
  run: async (seat) => {
    const wanted = plannedOf(seat.room, 'AWS::Athena::WorkGroup').map(
      ({ properties }) =>
        Planned.parse(properties).WorkGroupConfiguration.EngineVersion.SelectedEngineVersion,
    );
    const there = await versionsThere(seat);
    const missing = wanted.find((each) => !there.includes(each));
    return judged(
      missing === undefined,
      'Athena offers it there.',
      `Athena does not offer "${missing}" there: choose another region.`,
    );
  },
};
