import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { partyOf } from '#core/agreement/lookup.ts';
import type { SignedAgreement } from '#core/agreement/parse-agreement.ts';
import { CATALOGUE } from '#core/analyses/catalogue.ts';
import { parseQuestion, type Question, questionDigest } from '#core/analyses/question.ts';
import { AirlockError } from '#core/errors.ts';
import type { EventOf } from '#core/ledger/entry.ts';
import { answerKey, foldLedger, type PublishedVersion } from '#core/ledger/fold.ts';
import { releaseExactly } from '#core/privacy/exact-release.ts';
import { matchRate } from '#core/privacy/match-rate.ts';
import type { QuestionRefusal } from '#core/refusals.ts';
import { releaseKey } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';
import { currentAgreement } from '#core/usecases/agreements.ts';
import { jsonBytes, readJson } from '#core/usecases/json-objects.ts';
import { type Audience, findAudience } from '#core/usecases/question-audience.ts';
import { Release, type ReleaseCell } from '#core/usecases/release.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'queryEngine' | 'clock' | 'randomness'>;

/** What came of a question. */
export type Answer =
  | {
      readonly outcome: 'released';
      readonly release: Release;
      /** The same question was answered before on the same versions: this is that answer. */
      readonly repeated: boolean;
      /** Share of the asker's people who matched; only beside a released overlap. */
      readonly matchRate: string | undefined;
    }
  | { readonly outcome: 'refused'; readonly reason: QuestionRefusal };

/**
 * The one door: every number that leaves the room passes here. Who asks, is the agreement approved,
 * is the analysis allowed, was it answered before; then query, threshold, ledger, and only then the
 * answer.
 */
export const answerQuestion =
  (ports: Ports) =>
  async (asker: string, input: unknown): Promise<Answer> => {
    const state = foldLedger(await ports.ledger.entries());
    const signed = await currentAgreement(ports, state);
    partyOf(signed.agreement, asker);
    const question = parseQuestion(input, signed.agreement);
    const audience = await findAudience(ports, { state, signed, question, asker });
    if (audience.outcome === 'refused')
      return refuse(ports, { asker, question, reason: audience.reason });
    const asked: Asked = { asker, question, signed, audience };
    const known = state.releases.get(answerKey(identify(asked)));
    if (known) return handOut(ports, asked, { event: known, repeated: true });
    const release = await compute(ports, asked);
    return record(ports, asked, release);
  };

interface Asked {
  readonly asker: string;
  readonly question: Question;
  readonly signed: SignedAgreement;
  readonly audience: Extract<Audience, { outcome: 'found' }>;
}

const refuse = async (
  { ledger }: Ports,
  refused: {
    readonly asker: string;
    readonly question: Question;
    readonly reason: QuestionRefusal;
  },
): Promise<Answer> => {
  const { asker, question, reason } = refused;
  await ledger.append(() => ({
    type: 'question-refused',
    party: asker,
    analysis: question.analysis,
    question: questionDigest(question),
    reason,
  }));
  return { outcome: 'refused', reason };
};

const versionOf = ({ party, dataset, version }: PublishedVersion) => ({ party, dataset, version });

const identify = ({ question, signed, audience }: Asked) => ({
  question: questionDigest(question),
  versions: [versionOf(audience.counted), versionOf(audience.other)],
  agreement: signed.digest,
});

const compute = async (
  { queryEngine, clock, randomness }: Ports,
  asked: Asked,
): Promise<Release> => {
  const { question, signed, audience } = asked;
  const terms = effectiveTerms(signed.agreement);
  const analysis = CATALOGUE[question.analysis];
  const collaboration = signed.agreement.id;
  const tables = {
    counted: { ...audience.counted, collaboration },
    other: { ...audience.other, collaboration },
  };
  const result = await queryEngine.run(analysis.query(question, tables, terms.k));
  const table = analysis.table(question, signed.agreement, result);
  const names = question.by.map(({ party, attribute }) => `${party}.${attribute}`);
  const identity = identify(asked);
  return {
    release: `${answerPrefix(identity)}${Buffer.from(randomness.bytes(4)).toString('hex')}`,
    question,
    versions: identity.versions,
    agreement: signed.digest,
    at: clock.now().toISOString(),
    k: terms.k,
    epsilon: terms.epsilon,
    noise: terms.noise,
    noiseBound: 0,
    roundTo: terms.roundTo,
    cells: releaseExactly(table, terms).map(({ row, column, ...outcome }): ReleaseCell => {
      const values = [row, column];
      return {
        by: Object.fromEntries(names.map((name, at) => [name, values[at] ?? ''])),
        ...outcome,
      };
    }),
  };
};

/** Stores the answer first and names it in the ledger then; if another asker was faster, theirs counts. */
const record = async (ports: Ports, asked: Asked, release: Release): Promise<Answer> => {
  const identity = identify(asked);
  const content = jsonBytes(release);
  await ports.objects.put(releaseKey(release.release), content);
  const entry = await ports.ledger.append((entries) => {
    const state = foldLedger(entries);
    if (state.releases.has(answerKey(identity))) return undefined;
    if (state.agreement !== asked.signed.digest)
      throw new AirlockError(
        'refused',
        'The agreement changed meanwhile: ask again once it is approved.',
      );
    return {
      type: 'answer-released',
      party: asked.asker,
      analysis: asked.question.analysis,
      ...identity,
      release: release.release,
      content: sha256(content),
      cells: release.cells.length,
      suppressed: release.cells.filter(({ outcome }) => outcome === 'suppressed').length,
    };
  });
  const event = foldLedger(await ports.ledger.entries()).releases.get(answerKey(identity));
  if (!event) throw new AirlockError('room', 'The ledger does not hold the answer it just took.');
  await sweepReleases(ports, identity, event.release);
  return handOut(ports, asked, { event, repeated: entry === undefined });
};

type Identity = ReturnType<typeof identify>;

const answerPrefix = (identity: Identity): string => `${answerKey(identity).slice(0, 16)}-`;

/** Removes answers that were computed twice at once, or before a crash, and never left. */
const sweepReleases = async (
  { objects }: Ports,
  identity: Identity,
  kept: string,
): Promise<void> => {
  for (const { key } of await objects.list(`releases/${answerPrefix(identity)}`))
    if (key !== releaseKey(kept)) await objects.delete(key);
};

const handOut = async (
  { objects }: Ports,
  asked: Asked,
  stored: { readonly event: EventOf<'answer-released'>; readonly repeated: boolean },
): Promise<Answer> => {
  const release = await readJson(objects, releaseKey(stored.event.release), Release);
  if (!release || sha256(jsonBytes(release)) !== stored.event.content)
    throw new AirlockError(
      'room',
      'A release that the ledger names is missing or was changed: restore it.',
    );
  const [cell] = release.cells;
  const rate =
    asked.question.analysis === 'overlap' && cell?.outcome === 'released'
      ? matchRate(cell.people, asked.audience.askerPeople)
      : undefined;
  return { outcome: 'released', release, repeated: stored.repeated, matchRate: rate };
};
