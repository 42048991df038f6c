import { questionDigest } from '#core/analyses/question.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import type { DatasetVersion } from '#core/ledger/fields.ts';
import type { ReleasedAnswer, RoomState } from '#core/ledger/room-state.ts';
import { microEpsilon } from '#core/micro-epsilon.ts';
import { findVersionReport } from '#core/usecases/drops/version-report.ts';
import { type Asked, ownSide } from '#core/usecases/questions/asked.ts';
import { declaredCells } from '#core/usecases/questions/question-cells.ts';
import { filterDomains } from '#core/usecases/questions/question-query.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/**
 * The answer that the asker is given again: the dearest one to this question that cost as much as is named now, or
 * more, under this agreement, on the same version of the other party and on any version of its own that holds the
 * same people. A dearer one than that is drawn and paid for, so that nobody spoils a question by asking it cheaply. So a party gets no new
 * draw, and pays nothing, by bringing the list that was asked about again: in another order, cut otherwise, in
 * turn with another one, or under the name of another dataset.
 *
 * The other party's version has to be the very same. If an answer on its list came for free or not by whether
 * the list changed, the asker, and the ledger, would tell the change of one person. Nor is anything written
 * here: what is given again leaves no entry, and a new answer names the versions that are current, whatever
 * they hold: no entry says whether a list changed. That there is one does (docs/privacy.md, "Lists that come
 * again").
 */
export const earlierAnswer = async (
  ports: Pick<RoomPorts, 'objects'>,
  state: RoomState,
  asked: Asked,
): Promise<ReleasedAnswer | undefined> => {
  const costs = ({ microEpsilon: paid = Infinity }: ReleasedAnswer): number => paid;
  const dearest = [...state.releases.values()]
    .filter((answer) => costs(answer) >= microEpsilon(asked.epsilon))
    .sort((a, b) => costs(b) - costs(a));
  for (const answer of dearest) {
    const own = ownListOf(asked, answer);
    if (own && (await holdsTheSame(ports, state, { asked, own }))) return answer;
  }
  return undefined;
};

/** The asker's version that an answer is about, if it answers this question on whichever version of the asker. */
const ownListOf = (asked: Asked, answer: ReleasedAnswer): DatasetVersion | undefined => {
  const [counted, other] = answer.versions;
  const [own, theirs, current] =
    ownSide(asked) === 'counted'
      ? [counted, other, asked.versions.other]
      : [other, counted, asked.versions.counted];
  const isAbout =
    answer.agreement === asked.signed.digest &&
    own?.party === asked.asker &&
    theirs?.version === current.version &&
    isOfSameEvents(asked, answer) &&
    isSameQuestion(asked, own, answer);
  return isAbout ? own : undefined;
};

/** Events of another version, of either party, are other events: an answer on them was another one. */
const isOfSameEvents = ({ identity }: Asked, { versions }: ReleasedAnswer): boolean => {
  const eventsOf = (all: readonly DatasetVersion[]): string =>
    all
      .slice(2)
      .map(({ version }) => version)
      .join(' ');
  return eventsOf(versions) === eventsOf(identity.versions);
};

/** Does the answer answer the question, were it asked of that list, and into the same cells? */
const isSameQuestion = (
  { asker, question, signed }: Asked,
  { party, dataset }: DatasetVersion,
  answer: ReleasedAnswer,
): boolean => {
  const list = { party, dataset };
  const of =
    ownSide({ asker, question }) === 'counted'
      ? { ...question, counted: list }
      : { ...question, other: list };
  if (answer.question !== questionDigest(of)) return false;
  const cellsOf = (each: typeof question): string =>
    canonicalJson([
      declaredCells({ question: each, signed }).map(({ by }) => by),
      filterDomains({ question: each, signed }),
    ]);
  return cellsOf(of) === cellsOf(question);
};

/** By their reports, which the ledger vouches for; one that is gone or was changed says nothing. */
const holdsTheSame = async (
  ports: Pick<RoomPorts, 'objects'>,
  state: RoomState,
  { asked, own }: { readonly asked: Asked; readonly own: DatasetVersion },
): Promise<boolean> => {
  const side = ownSide(asked);
  if (own.version === asked.versions[side].version) return true;
  const { fingerprint } = asked.versions.reports[side];
  const published = state.published.get(own.version);
  if (fingerprint === undefined || published === undefined) return false;
  const report = await findVersionReport(ports, published);
  return typeof report !== 'string' && report.fingerprint === fingerprint;
};
