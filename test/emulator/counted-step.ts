import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { FunctionName } from '#core/access/functions.ts';
import { LEDGER_PREFIX } from '#core/room-layout.ts';
import type { StepCalls } from '#proof/bench/cost/count-calls.ts';
import type { MadeCall } from '#proof/emulator/gateway.ts';
import type { EmulatedRoom } from '#test/emulator/emulated-room.ts';

/** Actions of IAM as S3 and the cost model call them. */
const NAMES: Readonly<Record<string, string>> = {
  's3:GetObject': 'GetObject',
  's3:PutObject': 'PutObject',
  's3:ListBucket': 'ListObjectsV2',
  's3:DeleteObject': 'DeleteObject',
};

/** A look at the size of an object is a read to IAM; it comes right before the object itself. */
const looks = ({ action, resource }: MadeCall, next: MadeCall | undefined): boolean =>
  action === 's3:GetObject' && next?.action === action && next.resource === resource;

const commandOf = (call: MadeCall, at: number, calls: readonly MadeCall[]) => {
  const { action, resource } = call;
  const [bucket = '', ...key] = resource.split('/');
  const Key = key.join('/');
  const Bucket = Key.startsWith('drops/') ? 'drops-of-a-party' : bucket;
  const name = looks(call, calls[at + 1]) ? 'HeadObject' : (NAMES[action] ?? action);
  return { name, input: { Bucket, Key } };
};

const entriesNow = async ({ s3, outputs }: EmulatedRoom): Promise<number> => {
  const listing = { Bucket: outputs.LedgerBucket, Prefix: LEDGER_PREFIX };
  return (await s3.send(new ListObjectsV2Command(listing))).KeyCount ?? 0;
};

/** What a function calls while something is done to a room that never called it before, as the cost model counts a step. */
export const countStep = async (
  room: EmulatedRoom,
  step: FunctionName,
  work: () => Promise<unknown>,
): Promise<StepCalls> => {
  const calls: MadeCall[] = [];
  let entries: number | undefined;
  room.fault = async (call) => {
    if (call.principal !== step) return undefined;
    calls.push(call);
    entries ??= await entriesNow(room);
    return undefined;
  };
  await work();
  room.fault = undefined;
  const s3 = calls.filter(({ action }) => action.startsWith('s3:')).map(commandOf);
  const macs = calls.filter(({ action }) => action.startsWith('kms:')).length;
  return { step, s3, macs, entries: entries ?? 0 } as unknown as StepCalls;
};
