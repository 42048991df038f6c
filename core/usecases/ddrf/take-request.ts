import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { isoDay } from '#core/day.ts';
import { type AcknowledgementClaims, DDRF_VERSION } from '#core/ddrf/claims.ts';
import { deletionIdentifier } from '#core/ddrf/judge-identifier.ts';
import type { PrivateJwk } from '#core/ddrf/keys.ts';
import { type DdrfResult, RESULT_CODES, refused } from '#core/ddrf/result-codes.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { DeletionList, RequestJournal } from '#core/ports/deletion-desk.ts';
import type { Randomness } from '#core/ports/randomness.ts';
import type { SignedTokens } from '#core/ports/signed-tokens.ts';
import { randomId } from '#core/random-id.ts';
import { type Judging, judgeTokens } from '#core/usecases/ddrf/judge-tokens.ts';

/** What taking requests needs of the world. */
export interface DeskPorts {
  readonly tokens: SignedTokens;
  readonly journal: RequestJournal;
  readonly deletions: DeletionList;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** The party that takes requests: its domain, its key, whose requests it takes, and what identifiers it knows. */
export interface Desk extends Pick<Judging, 'domain' | 'issuers'> {
  readonly key: PrivateJwk;
  readonly identifiers: Agreement['identifiers'];
}

/** What came of a request, and the signed answer to its requester. */
export interface TakenRequest extends DdrfResult {
  /** The acJWT, which holds the request. */
  readonly acknowledgement: string;
}

const ACCEPTED: DdrfResult = { result: 'accepted', says: 'The request was received.' };
const TAKEN_BEFORE = refused('invalid-token', 'A request of this name was taken before.');

/**
 * Whom to forget is handed on before the request is noted as taken: killed between, it is taken once more, which forgets
 * nobody else. Of two copies at once both hand it on, for the same reason, and one alone is taken.
 */
const take = async (ports: DeskPorts, desk: Desk, token: string): Promise<DdrfResult> => {
  const at = ports.clock.now();
  const now = Math.floor(at.getTime() / 1000);
  const judged = await judgeTokens({ ...desk, tokens: ports.tokens, now }, token);
  if ('result' in judged) return judged;
  const { iss: issuer, jti, sub } = judged.request;
  const identifier = deletionIdentifier(sub, desk.identifiers.kinds);
  if ('result' in identifier) return identifier;
  if (await ports.journal.has({ issuer, jti })) return TAKEN_BEFORE;
  await ports.deletions.add(identifier, isoDay(at));
  return (await ports.journal.add({ issuer, jti })) ? ACCEPTED : TAKEN_BEFORE;
};

/**
 * Takes a deletion request of the framework 1.0: verifies it, hands whom it is about to whoever forgets people, and answers
 * with a signed acknowledgement, whatever came of it. It never throws for what stands in a request.
 */
export const takeRequest =
  (ports: DeskPorts, desk: Desk) =>
  async (token: string): Promise<TakenRequest> => {
    const { result, says } = await take(ports, desk, token);
    const claims: AcknowledgementClaims = {
      ...{ version: DDRF_VERSION, rqJWT: token, jti: randomId(ports.randomness) },
      ...{ iss: desk.domain, iat: Math.floor(ports.clock.now().getTime() / 1000) },
      ...{ raResultCode: RESULT_CODES[result], raResultString: says },
    };
    return { result, says, acknowledgement: await ports.tokens.sign(claims, desk.key) };
  };
