import { calledBy } from '#core/access/functions.ts';
import { REGION } from '#proof/emulator/accounts.ts';
import type { EmulatorApi } from '#proof/emulator/emulator-api.ts';
import type { Watch } from '#proof/emulator/gateway.ts';
import { type AccessKeys, signerOf } from '#proof/emulator/principals.ts';
import { startUrlFront, type UrlFront, type UrlFunction } from '#proof/loopback/url-front.ts';

/** What the URLs of a room are made of. */
export interface FunctionUrlOptions {
  readonly room: string;
  readonly api: EmulatorApi;
  readonly keys: AccessKeys;
  readonly watch: Watch;
}

/**
 * Puts the room's functions behind URLs that verify signatures: the emulator's own take any. The
 * function itself is invoked in the emulator.
 */
export const startFunctionUrls = ({
  room,
  api,
  keys,
  watch,
}: FunctionUrlOptions): Promise<UrlFront> => {
  const invoke =
    (name: string): UrlFunction =>
    async (event) => {
      const principal = signerOf(event.headers.authorization ?? '') ?? 'nobody';
      await watch({ principal, action: 'lambda:InvokeFunctionUrl', resource: name });
      const answer = await api.lambda(`${room}-${name}/invocations`, {
        method: 'POST',
        body: JSON.stringify(event),
      });
      if (answer.headers.has('x-amz-function-error')) throw new Error(await answer.text());
      return (await answer.json()) as Awaited<ReturnType<UrlFunction>>;
    };
  const functions = Object.fromEntries(calledBy('parties').map((name) => [name, invoke(name)]));
  return startUrlFront({ signers: keys.signers(), region: REGION, functions });
};
