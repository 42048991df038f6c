import {
  GetAccountSettingsCommand,
  GetFunctionConcurrencyCommand,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { isNamed } from '#adapters/aws/vendor-errors.ts';
import { type PlannedRoom, plannedOf } from '#proof/preflight/planned-room.ts';
import { atHome, type PreflightSeat } from '#proof/preflight/preflight-seat.ts';
import { type Check, type Finding, failed, passed, skipped } from '#proof/smoke/check.ts';

/**
 * So many executions must stay for functions that reserve none, or Lambda refuses a reservation
 * (https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html). A new account may run
 * ten in all: there nothing can be reserved.
 */
const UNRESERVED = 100;

/** Beside the parts of a drop, a question and the steps around them run. */
const BESIDE_PARTS = 2;

const Reserving = z.object({
  FunctionName: z.string(),
  ReservedConcurrentExecutions: z.number(),
});

const reservingIn = (room: PlannedRoom) =>
  plannedOf(room, 'AWS::Lambda::Function').flatMap(({ properties }) => {
    const parsed = Reserving.safeParse(properties);
    return parsed.success ? [parsed.data] : [];
  });

/** What a function of this room has reserved already, if it was deployed before. */
const heldBy = async (lambda: LambdaClient, FunctionName: string): Promise<number> => {
  try {
    const asked = new GetFunctionConcurrencyCommand({ FunctionName });
    return (await lambda.send(asked)).ReservedConcurrentExecutions ?? 0;
  } catch (error) {
    if (isNamed(error, 'ResourceNotFoundException')) return 0;
    throw error;
  }
};

const judge = (
  { config }: PlannedRoom,
  { wanted, free }: { readonly wanted: number; readonly free: number },
): Finding => {
  const parts = config.partsAtOnce + BESIDE_PARTS;
  if (wanted > 0 && free - wanted < UNRESERVED)
    return failed(
      `The room reserves ${wanted} executions and Lambda keeps ${UNRESERVED} unreserved, but the account has ${free} left: ask for a higher quota of concurrent executions, or leave "reservedConcurrency" out.`,
    );
  if (wanted === 0 && free < parts)
    return failed(
      `A drop takes up to ${parts} executions at a time and the account has ${free} left: lower "partsAtOnce", or ask for a higher quota of concurrent executions.`,
    );
  return passed(`The room reserves ${wanted} of the ${free} executions that the account has left.`);
};

/** The executions that the room reserves are there to be reserved. */
export const concurrencyIsEnough: Check<PreflightSeat> = {
  name: 'the account may run as many functions at a time as the room needs',
  tried: 'GetAccountSettings and GetFunctionConcurrency of Lambda',
  run: async (seat) => {
    const { lambda } = atHome(seat);
    const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}));
    const left = AccountLimit?.UnreservedConcurrentExecutions;
    if (left === undefined) return skipped('Could not look: Lambda told no limit.');
    const reserving = reservingIn(seat.room);
    let held = 0;
    for (const { FunctionName } of reserving) held += await heldBy(lambda, FunctionName);
    const wanted = reserving.reduce((sum, each) => sum + each.ReservedConcurrentExecutions, 0);
    return judge(seat.room, { wanted, free: left + held });
  },
};
