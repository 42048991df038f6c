import type { Seat } from '#proof/smoke/seat.ts';
import { smokeClients } from '#proof/smoke/smoke-clients.ts';
import { smokeRoom } from '#proof/smoke/smoke-room.ts';
import { GoodAws, OUTPUTS } from '#test/proof/smoke/good-aws.ts';
import { type AnswerCall, stubTransport, type WireCall } from '#test/proof/smoke/stub-aws.ts';

/** What differs from an account in which all is well. */
export interface Otherwise {
  /** Answers a call otherwise, or not at all. */
  readonly aws?: (call: WireCall) => ReturnType<AnswerCall> | undefined;
  /** What the function URLs answer. */
  readonly urlStatus?: number;
  readonly auditor?: boolean;
}

/** A seat over a stub of AWS, whose time passes only while somebody waits. */
export const stubSeat = ({ aws, urlStatus = 403, auditor = true }: Otherwise = {}): Seat => {
  const good = new GoodAws();
  const transport = stubTransport((call) => aws?.(call) ?? good.answer(call));
  const clients = smokeClients({ region: OUTPUTS.Region, transport });
  let now = Date.parse('2026-11-22T10:00:00Z');
  return {
    room: smokeRoom(OUTPUTS),
    clients,
    auditor: auditor ? clients : undefined,
    fetch: async () => new Response('{}', { status: urlStatus }),
    clock: { now: () => new Date(now) },
    wait: async (milliseconds) => {
      now += milliseconds;
    },
    tell: () => {},
    began: new Date(now),
    attempts: [],
  };
};
