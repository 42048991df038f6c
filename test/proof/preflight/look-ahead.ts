import { stageConfig } from '#infra/stages.ts';
import type { Reply } from '#proof/loopback/loopback-server.ts';
import { jsonReply } from '#proof/loopback/service-replies.ts';
import { type PlannedRoom, plannedRoom } from '#proof/preflight/planned-room.ts';
import { preflightChecks } from '#proof/preflight/preflight.ts';
import { preflightClients } from '#proof/preflight/preflight-clients.ts';
import type { PreflightSeat } from '#proof/preflight/preflight-seat.ts';
import { type Checked, runChecks } from '#proof/smoke/run-checks.ts';
import {
  type AccountCall,
  type Otherwise,
  startAccount,
} from '#test/proof/preflight/good-account.ts';

/** When it is, by both clocks unless a test says otherwise. */
export const NOW = new Date('2026-11-22T10:00:00Z');

/** The room of the stage `prod` before an account on loopback. */
export class LookAhead {
  readonly room: PlannedRoom;
  readonly account: Awaited<ReturnType<typeof startAccount>>;

  private constructor(room: PlannedRoom, account: Awaited<ReturnType<typeof startAccount>>) {
    this.room = room;
    this.account = account;
  }

  /** Plans the room, which takes seconds, and opens the account. */
  static async open(): Promise<LookAhead> {
    return new LookAhead(plannedRoom(stageConfig('prod')), await startAccount());
  }

  /** The account is as good as new. */
  reset(): void {
    this.account.otherwise = () => undefined;
    this.account.seen.length = 0;
  }

  /** Somebody who looks from here. */
  seat(changes: Partial<PreflightSeat> = {}): PreflightSeat {
    return {
      room: this.room,
      clientsIn: (region) =>
        preflightClients({
          region,
          transport: {
            endpoint: this.account.origin,
            credentials: { accessKeyId: 'operator', secretAccessKey: 'secret' },
          },
        }),
      fetch: async () => new Response(null, { headers: { date: NOW.toUTCString() } }),
      clock: { now: () => NOW },
      ...changes,
    };
  }

  /** What came of the checks whose names hold some words. */
  looked(words: string, changes?: Partial<PreflightSeat>): Promise<readonly Checked[]> {
    const seat = this.seat(changes);
    const checks = preflightChecks(seat.room).filter(({ name }) => name.includes(words));
    if (checks.length === 0) throw new Error(`no check is called so: ${words}`);
    return runChecks(checks, seat);
  }
}

/** Answers one call otherwise. */
export const on =
  (operation: string, reply: Reply | ((call: AccountCall) => Reply | undefined)): Otherwise =>
  (call) =>
    call.operation !== operation ? undefined : typeof reply === 'function' ? reply(call) : reply;

/** The first of several that answers. */
export const both =
  (...all: readonly Otherwise[]): Otherwise =>
  (call) =>
    all.map((each) => each(call)).find((reply) => reply !== undefined);

/** So many executions are left in the account. */
export const settings = (free: number): Otherwise =>
  on(
    'GetAccountSettings',
    jsonReply(200, { AccountLimit: { UnreservedConcurrentExecutions: free } }),
  );

/** A quota is so high. */
export const quota = (code: string, Value: number): Otherwise =>
  on('GetServiceQuota', ({ given }) =>
    given.QuotaCode === code ? jsonReply(200, { Quota: { Value } }) : undefined,
  );
