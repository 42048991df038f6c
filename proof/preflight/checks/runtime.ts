import { type Architecture, ListLayersCommand, type Runtime } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { isNamed } from '#adapters/aws/vendor-errors.ts';
import { plannedOf } from '#proof/preflight/planned-room.ts';
import { atHome, type PreflightSeat } from '#proof/preflight/preflight-seat.ts';
import { type Check, failed, passed } from '#proof/smoke/check.ts';

const Planned = z.object({
  Runtime: z.string(),
  Architectures: z.tuple([z.string()]).default(['x86_64']),
});

const kindsOf = (seat: PreflightSeat): readonly z.output<typeof Planned>[] => {
  const all = plannedOf(seat.room, 'AWS::Lambda::Function').map(({ properties }) =>
    Planned.parse(properties),
  );
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
};

/**
 * Nothing lists the runtimes of a region. But Lambda holds the parameters of a search for layers against
 * those that it knows there, and refuses the others, as some regions do with processors ("… are not
 * supported in af-south-1").
 */
export const runtimeIsThere: Check<PreflightSeat> = {
  name: 'the region has the runtime and the processor of the functions',
  tried: 'ListLayers for both',
  run: async (seat) => {
    for (const { Runtime: runtime, Architectures } of kindsOf(seat))
      try {
        await atHome(seat).lambda.send(
          new ListLayersCommand({
            CompatibleRuntime: runtime as Runtime,
            CompatibleArchitecture: Architectures[0] as Architecture,
            MaxItems: 1,
          }),
        );
      } catch (error) {
        if (!isNamed(error, 'ValidationException', 'InvalidParameterValueException')) throw error;
        return failed(
          `Lambda does not know ${runtime} on ${Architectures[0]} there: choose another region, or -c architecture=x64.`,
        );
      }
    return passed('Lambda knows both there.');
  },
};
