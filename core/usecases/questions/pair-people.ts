import type { Question } from '#core/analyses/question.ts';
import { AirlockError } from '#core/errors.ts';
import { BY_POINTS } from '#core/identifiers/kinds.ts';
import type { DatasetVersion } from '#core/ledger/fields.ts';
import { isStopped } from '#core/ledger/freezes.ts';
import type { PaidAnswer, PublishedVersion, RoomState } from '#core/ledger/room-state.ts';
import { fitsText, MAX_PAIRED_PEOPLE } from '#core/matching/paired-text.ts';
import type { VersionsMatch } from '#core/matching/vault-query.ts';
import type { PairingEngine } from '#core/ports/pairing-engine.ts';
import { findAgreement } from '#core/usecases/agreements/agreements.ts';
import { readVersionReport } from '#core/usecases/drops/version-report.ts';
import { type MatchSources, matchSources } from '#core/usecases/questions/match-seal.ts';
import { pointsRuleOf } from '#core/usecases/questions/matched-kinds.ts';
import { matchedVersions, versionsMatch } from '#core/usecases/questions/versions-match.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** The texts of matches that a deployed room keeps. */
export interface MatchTexts {
  /** Is the text of these sources kept, and nothing else where it is read? */
  isKept(sources: MatchSources): Promise<boolean>;
  /** Keeps a file as the text of these sources, and vouches for it once it lies there. */
  keep(sources: MatchSources, path: string): Promise<void>;
}

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'workspace'> & {
  readonly pairing: PairingEngine;
  readonly texts: MatchTexts;
};

/** What came of it: the text was made, or was there already. */
export type PairingOutcome = 'paired' | 'paired-before';

/**
 * Makes the match by points of the two lists of people behind an answer that was paid for, and keeps it for all questions on
 * them. What it reads follows from the ledger alone, so that whoever calls it chooses nothing. Two at once write the same bytes.
 * Throws AirlockError('room') where no such answer is to be found now.
 */
export const pairPeople =
  (ports: Ports) =>
  async (answer: string): Promise<PairingOutcome> => {
    const match = await matchBehind(ports, answer);
    // Looked at before: what changes meanwhile makes it another match, which this text is not found as.
    const sources = await matchSources(ports, match);
    if (await ports.texts.isKept(sources)) return 'paired-before';
    return ports.workspace.withFolder<PairingOutcome>(async (folder) => {
      const path = `${folder}/match.csv`;
      await ports.pairing.write(match, path);
      // Whoever was taken out of the room meanwhile is in no match that is kept.
      await matchBehind(ports, answer);
      await ports.texts.keep(sources, path);
      return 'paired';
    });
  };

const matchBehind = async (ports: Ports, name: string): Promise<VersionsMatch> => {
  const state = await ports.ledger.state();
  if (isStopped(state)) throw notNow();
  const paid = paidFor(state, name);
  const [counted, other] = paid.answer.versions.map((version) => standing(state, version));
  const signed = await findAgreement(ports, paid.answer.agreement);
  if (typeof signed === 'string' || !counted || !other) throw notNow();
  const on: Question['on'] = [BY_POINTS];
  const points = pointsRuleOf(signed.agreement, { on }, { counted, other });
  if (points === undefined || points.kinds.length === 0) throw notNow();
  const reports = {
    counted: await readVersionReport(ports, counted),
    other: await readVersionReport(ports, other),
  };
  const versions = matchedVersions(signed.agreement.id, { counted, other, reports });
  const match = versionsMatch(on, { ...versions, points });
  if (!fitsText(match)) throw tooLarge();
  return match;
};

const paidFor = ({ answerKeys, reservations }: RoomState, name: string): PaidAnswer => {
  const key = answerKeys.get(name);
  const paid = key === undefined ? undefined : reservations.get(key);
  if (paid) return paid;
  throw notNow();
};

/** A version that the room holds whole, as far as it knows. */
const standing = (
  { published, expired, damaged }: RoomState,
  { party, dataset, version }: DatasetVersion,
): PublishedVersion | undefined => {
  const found = published.get(version);
  const isIt = found?.party === party && found.dataset === dataset;
  return isIt && !expired.has(version) && !damaged.has(version) ? found : undefined;
};

const notNow = (): AirlockError =>
  new AirlockError(
    'room',
    'Nobody is paired: the ledger knows no answer on two whole lists of people that was paid for under an agreement that matches by points, or the room was stopped.',
  );

const tooLarge = (): AirlockError =>
  new AirlockError(
    'room',
    `The lists are too large to be matched by points in a deployed room: ${MAX_PAIRED_PEOPLE} people a side are the most.`,
  );
