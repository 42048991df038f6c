import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { COMMAND_OPTIONS } from '#adapters/aws/clients.ts';
import {
  type LoopbackServer,
  type Reply,
  serveOnLoopback,
} from '#proof/loopback/loopback-server.ts';
import type { ReceivedRequest, Signers } from '#proof/loopback/verify-signature.ts';

/** An hour, in milliseconds. */
export const HOUR_MS = 3_600_000;
/** Where the service is. */
export const REGION = 'eu-west-1';
/** Whose it is, and whose party asks. */
export const ACCOUNT = '111111111111';
/** Who may ask. */
export const SIGNERS: Signers = { brand: { secretAccessKey: 'secret', account: ACCOUNT } };

/** How a client of the SDK reaches a server of this machine, as a party that `SIGNERS` knows. */
export const optionsAt = (endpoint: string) => ({
  ...COMMAND_OPTIONS,
  endpoint,
  region: REGION,
  credentials: { accessKeyId: 'brand', secretAccessKey: 'secret' },
});

/** A service of AWS whose clock is as far ahead of that of this machine as a test says. */
class SkewedService {
  aheadMs = 0;
  answer: (request: ReceivedRequest) => Reply = () => ({ status: 500 });
  readonly seen: ReceivedRequest[] = [];
  #server: LoopbackServer | undefined;

  get origin(): string {
    if (this.#server) return this.#server.origin;
    throw new Error('the service has not begun');
  }

  readonly timeAtAws = (): Date => new Date(Date.now() + this.aheadMs);

  /** A reply with the date of that clock. */
  dated(reply: Reply): Reply {
    return { ...reply, headers: { date: this.timeAtAws().toUTCString(), ...reply.headers } };
  }

  async begin(): Promise<void> {
    this.#server = await serveOnLoopback(async (request) => {
      this.seen.push(request);
      return this.answer(request);
    });
  }

  reset(): void {
    this.seen.length = 0;
    this.aheadMs = 0;
  }

  async end(): Promise<void> {
    await this.#server?.close();
  }
}

/** One such service for the tests of a file. */
export const skewedService = (): SkewedService => {
  const service = new SkewedService();
  beforeAll(() => service.begin());
  afterEach(() => service.reset());
  afterAll(() => service.end());
  return service;
};

/** The one sentence that a call fails with. */
export const sentenceOf = async (call: Promise<unknown>): Promise<string> => {
  const error = await call.catch((fault: unknown) => fault);
  expect(error).toMatchObject({ name: 'AirlockError', code: 'room' });
  return (error as Error).message;
};
