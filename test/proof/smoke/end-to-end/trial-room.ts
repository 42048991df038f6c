import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { type DeployedTestRoom, openDeployedRoom } from '#proof/loopback/deployed-room.ts';
import { type AsParty, commandOf, documentOf } from '#proof/smoke/end-to-end/as-party.ts';
import type { Journey } from '#proof/smoke/end-to-end/journey.ts';
import { playFlow, runAs } from '#test/e2e/run-deployed.ts';
import { GoodAthena } from '#test/proof/smoke/end-to-end/good-athena.ts';
import { stubSeat } from '#test/proof/smoke/smoke-seat.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const AGREEMENT = fileURLToPath(
  new URL('../../../../examples/retail/agreement.yaml', import.meta.url),
);

/** What a party's command answered. */
export interface Said {
  readonly party: string;
  readonly args: readonly string[];
  readonly document: unknown;
}

/** The room of the example behind the interfaces of AWS, on loopback, with the product's own client in front. */
export class TrialRoom {
  readonly #room: DeployedTestRoom;
  /** What was said on the honest way, in its order. */
  readonly said: Said[] = [];

  private constructor(room: DeployedTestRoom) {
    this.#room = room;
  }

  static async open(): Promise<TrialRoom> {
    const signed = parseAgreement(await readFile(AGREEMENT, 'utf8'), AGREEMENT);
    return new TrialRoom(await openDeployedRoom(signed, playFlow(signed)));
  }

  /** Commands that reach the room with the credentials of their party. */
  readonly asParty =
    (athena: GoodAthena): AsParty =>
    async (party, ...args) => {
      const ran = await runAs(this.#room, party, commandOf(party, args));
      // The operator beside them is somebody else.
      vi.unstubAllEnvs();
      const document = documentOf(ran.code, ran.out);
      this.said.push({ party, args, document });
      if (args[0] === 'ask') athena.asked += 1;
      return document;
    };

  close(): Promise<void> {
    return this.#room.close();
  }
}

/** A journey through a room, with Athena as the operator finds it. */
export const journeyOf = async (
  asParty: AsParty,
  athena = new GoodAthena(),
  learnt: Journey['learnt'] = { published: {}, executions: {} },
): Promise<Journey> => ({
  ...stubSeat({ aws: athena.answer }),
  asParty,
  agreement: AGREEMENT,
  folder: await tempFolder(),
  learnt: structuredClone(learnt),
});
