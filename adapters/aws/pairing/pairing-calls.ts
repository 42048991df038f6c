import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { callAws } from '#adapters/aws/vendor-errors.ts';
import { AREAS } from '#core/access/areas.ts';
import { FUNCTIONS } from '#core/access/functions.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import { MAX_EXECUTIONS } from '#core/deployment-limits.ts';
import { AirlockError } from '#core/errors.ts';
import type { VersionsMatch } from '#core/matching/vault-query.ts';
import { sha256 } from '#core/sha256.ts';
import { jsonBytes } from '#core/usecases/json-objects.ts';
import { type MatchSources, matchSources } from '#core/usecases/questions/match-seal.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** Who matches people by points elsewhere, and where it is noted that it was told to. */
export interface PairingPlace extends Pick<RoomPorts, 'objects' | 'clock'> {
  readonly client: LambdaClient;
  /** Name of the function. */
  readonly called: string;
}

/** Has people matched by points. */
export interface Pairing {
  /** Has a match made that is not kept yet, for an answer that was paid for, and does not wait for it. */
  begin(match: VersionsMatch, answer: string): Promise<void>;
}

/** As long as the function may run, it is not called for the same match again. */
const YOUNG_MS = FUNCTIONS['pair-people'].size.timeoutSeconds * 1_000;

/**
 * Has the function `pair-people` make matches. It is called once for each match within the time
 * that it may run, as notes tell that lie beside the results and end with them; of two at the same moment both may call it,
 * which makes the same text twice.
 */
export class PairingCalls implements Pairing {
  readonly #place: PairingPlace;

  constructor(place: PairingPlace) {
    this.#place = place;
  }

  /** Calls the function for an answer, unless that was done lately. Throws AirlockError('room') where it was called too often in vain. */
  async begin(match: VersionsMatch, answer: string): Promise<void> {
    const { client, called, objects, clock } = this.#place;
    const prefix = prefixOf(await matchSources({ objects }, match));
    const begun = await objects.list(prefix);
    if (begun.some(({ modified }) => clock.now().getTime() - modified.getTime() < YOUNG_MS)) return;
    if (begun.length >= MAX_EXECUTIONS) throw inVain();
    const command = new InvokeCommand({
      ...{ FunctionName: called, InvocationType: 'Event' },
      Payload: jsonBytes({ answer }),
    });
    await callAws('the function that pairs people', () => client.send(command));
    const number = String(begun.length).padStart(2, '0');
    await objects.putIfAbsent(`${prefix}${number}-begun.json`, jsonBytes({ answer }));
  }
}

/** Whatever changes in the files that it is made of, makes it another match. */
const prefixOf = ({ made, files }: MatchSources): string =>
  `${AREAS.results.keys.replace('*', '')}pairings/${sha256(canonicalJson({ made, files })).slice(0, 32)}/`;

const inVain = (): AirlockError =>
  new AirlockError(
    'room',
    `The match of these lists was begun ${MAX_EXECUTIONS} times and never finished: look at the log of pair-people, and ask again tomorrow, which costs no more budget.`,
  );
