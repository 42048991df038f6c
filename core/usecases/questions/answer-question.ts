import { inClear, questionDigest } from '#core/analyses/question.ts';
import type { Released } from '#core/documents/answer-document.ts';
import type { Pending } from '#core/documents/pending-document.ts';
import type { Refused } from '#core/documents/refusal-document.ts';
import { refusal } from '#core/errors.ts';
import { answerKey, releaseIdOf } from '#core/ledger/answer-key.ts';
import { isSettled } from '#core/ledger/erasures.ts';
import type { EventOf } from '#core/ledger/events.ts';
import { isStopped } from '#core/ledger/freezes.ts';
import { isRefusedTooOften } from '#core/ledger/refusal-times.ts';
import type { ReleasedAnswer, RoomState } from '#core/ledger/room-state.ts';
import { OVERTAKEN_TRIES } from '#core/limits.ts';
import { LEDGER_PREFIX, RELEASES_PREFIX } from '#core/room-layout.ts';
import { untilSettled } from '#core/until-settled.ts';
import { asPaid } from '#core/usecases/questions/as-paid.ts';
import { type Asked, versionsOf } from '#core/usecases/questions/asked.ts';
import { checkPeriod } from '#core/usecases/questions/check-period.ts';
import { noteCheck, notWhole } from '#core/usecases/questions/check-version.ts';
import { computeRelease } from '#core/usecases/questions/compute-release.ts';
import { earlierAnswer } from '#core/usecases/questions/earlier-answer.ts';
import { type Asker, type Inquiry, inquire, type Put } from '#core/usecases/questions/inquiry.ts';
import { lostFromLedger, requireHeld, throwLost } from '#core/usecases/questions/lost-answer.ts';
import { checkEverybody } from '#core/usecases/questions/question-cells.ts';
import { besideOf, queryOf } from '#core/usecases/questions/question-query.ts';
import { findVersions } from '#core/usecases/questions/question-versions.ts';
import { readAnswer } from '#core/usecases/questions/read-answer.ts';
import { readRelease } from '#core/usecases/questions/read-release.ts';
import {
  type StoredRelease,
  storedRelease,
  storeRelease,
} from '#core/usecases/questions/release-object.ts';
import { reserveBudget } from '#core/usecases/questions/reserve-budget.ts';
import { scannedBytesOf } from '#core/usecases/questions/scanned-bytes.ts';
import { smallCellsOf } from '#core/usecases/questions/small-cells.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<
  RoomPorts,
  'objects' | 'ledger' | 'queryEngine' | 'clock' | 'randomness' | 'code'
>;

/** What came of a question. */
export type Answer = Released | Refused;

/**
 * The one door: every number that leaves the room passes here. Who asks, is the agreement approved,
 * is the analysis allowed, are the versions whole, was it answered before; then budget, query, noise and threshold, ledger,
 * and only then the answer. While the query runs, the answer is still to come: to be asked for again, for free.
 */
export const answerNow =
  (ports: Ports) =>
  (asker: Asker, put: Put): Promise<Answer | Pending> =>
    untilSettled(OVERTAKEN, () => answerOnce(ports, asker, put));

/** The answer, however long its query runs: for a process that may wait as long as that takes. */
export const answerQuestion =
  (ports: Ports) =>
  async (asker: Asker, input: unknown): Promise<Answer> => {
    for (let awaits: string | undefined; ; ) {
      const answer = await answerNow(ports)(asker, { input, awaits });
      if (answer.outcome !== 'pending') return answer;
      awaits = answer.release;
    }
  };

const OVERTAKEN = {
  tries: OVERTAKEN_TRIES,
  says: 'The agreement or the versions changed each time that the question was asked: ask again in a moment.',
};

/** The answer; undefined if the agreement or a version changed before it was charged, or the room was frozen since. */
const answerOnce = async (
  ports: Ports,
  asker: Asker,
  put: Put,
): Promise<Answer | Pending | undefined> => {
  const inquiry = await inquire(ports, asker, put);
  const found = await findVersions(ports, inquiry);
  if (found.outcome === 'damaged') {
    await noteCheck(ports, found.version, 'damaged');
    // Asked again, it says why that list is on its way out.
    if (!isSettled(await ports.ledger.state(), found.version)) return undefined;
    throw await notWhole(ports, found.version);
  }
  if (found.outcome === 'refused') return refuse(ports, inquiry, found);
  const known = awaitedAnswer(inquiry) ?? (await earlierAnswer(ports, inquiry.state, found.asked));
  if (known) return handOut(ports, found.asked, { event: known, repeated: true });
  const asked = await asPaid(ports, inquiry, found.asked);
  // What is paid for cannot be refused any more, so nothing would be noted.
  if (!inquiry.state.reservations.has(answerKey(asked.identity))) {
    checkPeriod(asked);
    checkEverybody(asked);
    const smallCells = smallCellsOf(asked);
    if (smallCells)
      return refuse(ports, inquiry, { outcome: 'refused', reason: 'cells-too-small', smallCells });
    checkRefusals(ports, inquiry);
    const query = queryOf(asked);
    await ports.queryEngine.quote(scannedBytesOf(asked, query), query);
  }
  // What is charged must be able to be kept.
  for (const prefix of [LEDGER_PREFIX, RELEASES_PREFIX]) await ports.objects.checkWritable(prefix);
  const reservation = await reserveBudget(ports, asked);
  if (reservation.outcome === 'outdated') return undefined;
  if (reservation.outcome === 'spent')
    return { outcome: 'refused', reason: 'budget-spent', budget: reservation.budget };
  const { epsilon } = reservation;
  const release = await drawOnce(ports, asked).catch((fault) =>
    throwLost(ports, { ...asked, epsilon }, fault),
  );
  if (release === 'stopped') return undefined;
  return release === undefined
    ? { outcome: 'pending', release: releaseIdOf(asked.identity) }
    : record(ports, asked, release);
};

/** The answer that its asker comes back for, if it was given meanwhile. */
const awaitedAnswer = ({ state, awaited }: Inquiry): ReleasedAnswer | undefined =>
  awaited && state.releases.get(answerKey(awaited.answer));

const checkRefusals = ({ clock }: Ports, { state, asker }: Inquiry): void => {
  const asks = { type: 'question-refused', party: asker } as const;
  if (isRefusedTooOften(state, asks, clock.now()))
    throw refusal(
      'too-often',
      'This party was refused too often today: a dry run says why and is not counted; ask again tomorrow.',
    );
};

const refuse = async (ports: Ports, inquiry: Inquiry, refused: Refused): Promise<Answer> => {
  checkRefusals(ports, inquiry);
  const { asker, question } = inquiry;
  await ports.ledger.append(() => ({
    type: 'question-refused',
    party: asker,
    ...inClear(question),
    question: questionDigest(question),
    reason: refused.reason,
  }));
  return refused;
};

/** What is stored, and the executions that it took, where it was drawn just now. */
interface DrawnRelease extends StoredRelease {
  readonly executions?: readonly string[] | undefined;
}

/** Was the room stopped by now, or a version that the answer is about ended before its time? */
const cannotAnswer = (state: RoomState, { versions }: Asked): boolean =>
  isStopped(state) || versionsOf(versions).some(({ version }) => state.cutShort.has(version));

/**
 * Computes the answer and stores it under the one name it can have; whoever comes later, in another
 * process or after a crash, takes what is stored. So noise is drawn once for what was paid once. Undefined while
 * the query still runs. Whoever may read releases reads them where they lie: nothing is laid there that was
 * computed while the room was frozen, and it is computed anew once that is lifted; nor anything about a version that
 * ended meanwhile, of which a query may have found half.
 */
const drawOnce = async (
  ports: Ports,
  asked: Asked,
): Promise<DrawnRelease | 'stopped' | undefined> => {
  const before = await storedRelease(ports, releaseIdOf(asked.identity));
  if (before) return before;
  const paid = (await ports.ledger.state()).reservations.get(answerKey(asked.identity));
  if (paid === undefined) throw lostFromLedger();
  const computed = await computeRelease(ports, asked, paid);
  if (computed === undefined) return undefined;
  const state = await ports.ledger.state();
  if (cannotAnswer(state, asked)) return 'stopped';
  requireHeld(state, asked);
  const { release, executions } = computed;
  return { ...(await storeRelease(ports, release)), executions };
};

/**
 * Notes the answer in the ledger and hands it out: also if another agreement came into force since it was paid
 * for. It was allowed when it was paid, and a party could else have the other one pay for nothing. Undefined if the
 * room was frozen meanwhile: what was paid stays paid, and is answered for free once that is lifted; or if a version
 * ended, with which the answer is lost.
 */
const record = async (
  ports: Ports,
  asked: Asked,
  { release, content, executions }: DrawnRelease,
): Promise<Answer | undefined> => {
  const { identity } = asked;
  const entry = await ports.ledger.append((state) => {
    if (cannotAnswer(state, asked) || state.releases.has(answerKey(identity))) return undefined;
    requireHeld(state, asked);
    return {
      type: 'answer-released',
      party: asked.asker,
      ...inClear(asked.question),
      ...identity,
      release: release.release,
      content,
      cells: release.cells.length,
      suppressed: release.cells.filter(({ outcome }) => outcome === 'suppressed').length,
      ...(executions && { executions: [...executions] }),
    };
  });
  const state = await ports.ledger.state();
  const event = state.releases.get(answerKey(identity));
  if (entry === undefined && !event && cannotAnswer(state, asked)) return undefined;
  if (!event) throw lostFromLedger();
  return handOut(ports, asked, { event, repeated: entry === undefined });
};

const handOut = async (
  ports: Ports,
  asked: Asked,
  stored: { readonly event: EventOf<'answer-released'>; readonly repeated: boolean },
): Promise<Answer> => {
  const release = await readRelease(ports, stored.event);
  const { matchRate } = besideOf(asked, release);
  const reading = await readAnswer(ports, release, {
    signed: asked.signed,
    reader: asked.asker,
  });
  return { outcome: 'released', release, ...reading, repeated: stored.repeated, matchRate };
};
