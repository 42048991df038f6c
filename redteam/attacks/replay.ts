import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { withDigest } from '#core/agreement/agreement-with-digest.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { AirlockError } from '#core/errors.ts';
import { manifestKey } from '#core/room-layout.ts';
import { approveAgreement, proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import { jsonBytes } from '#core/usecases/json-objects.ts';
import { alsoAllowed } from '#redteam/also-allowed.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { released } from '#redteam/bit-game.ts';
import type { ReadyDrop } from '#redteam/drops.ts';
import type { Lab } from '#redteam/lab.ts';
import { attributeNames, overlapOf, type Seat, segmentsOf } from '#redteam/seats.ts';
import type { Snapshot, Visit } from '#redteam/visit.ts';

/**
 * Takes what was given to somebody else: a stored answer that its own party may not ask for, under
 * its own name, a made-up name or the name of the release; the other party's drop; and an answer of
 * the old agreement under a laxer one that it approved alone.
 */
export const replay: Attack = {
  name: 'replay',
  source: 'CWE-639 (access through a key that the user controls), CWE-294 (replay)',
  knows: 'the ledger, with the names of releases, drops and versions',
  wants: 'an answer, or the handling of a drop, that belongs to the other party',
  against: 'certainty',
  run: async (lab) => {
    const seat = lab.seat({ analyses: [] });
    if (typeof seat === 'string') return notApplicable(seat);
    const scene = await setUp(lab, seat);
    const obtained: string[] = [];
    const attempts = attemptsOf(scene);
    for (const [name, attempt] of Object.entries(attempts)) {
      const got = await scene.lab.visit(scene.world, (visited) =>
        attempt(visited).catch((error: unknown) => !(error instanceof AirlockError)),
      );
      if (got) obtained.push(name);
    }
    return {
      outcome: 'played',
      trials: Object.keys(attempts).length,
      successes: obtained.length,
      releases: 0,
      learned:
        obtained.length === 0 ? 'nothing was handed out' : `obtained: ${obtained.join(', ')}`,
    } satisfies Outcome;
  },
};

interface Scene {
  readonly lab: Lab;
  readonly seat: Seat;
  readonly world: Snapshot;
  readonly question: QuestionRequest;
  readonly release: string;
  readonly victimDrop: ReadyDrop;
}

/** Whatever was allowed to either party is to the victim, so that all that the agreement declares is needed; to the attacker nothing. */
const handedOver = (agreement: Agreement, { attacker, victim }: Seat): Agreement['analyses'] => ({
  ...alsoAllowed(agreement, victim.party, [
    ...(agreement.analyses[attacker.party] ?? []),
    ...(['overlap', 'segments'] as const),
  ]),
  [attacker.party]: [],
});

/**
 * The agreement, but that the victim may ask the question and the attacker nothing; and a room in
 * which the victim has asked it.
 */
const setUp = async (lab: Lab, seat: Seat): Promise<Scene> => {
  const own = lab.under(
    withDigest({
      ...lab.signed.agreement,
      analyses: handedOver(lab.signed.agreement, seat),
    }),
  );
  const known = own.cast.crowd('known', own.tuned(overlapOf(seat)));
  const victimDrop = await own.drop(seat.victim, own.filled('victim', known));
  const attackerDrop = await own.drop(seat.attacker, own.filled('own', known));
  const world = await own.room([victimDrop, attackerDrop]);
  const question = overlapOf(seat);
  const { release } = await own.enter(world, (visited) =>
    released(visited, seat.victim.party, question),
  );
  return { lab: own, seat, world, question, release, victimDrop };
};

type Attempt = (visited: Visit) => Promise<boolean>;

/** Each answers whether anything was obtained; the room's own refusals count as no. */
const attemptsOf = (scene: Scene): Readonly<Record<string, Attempt>> => {
  const { seat, question, release } = scene;
  const attacker = seat.attacker.party;
  const victim = seat.victim.party;
  const asking =
    (party: string, asked: unknown): Attempt =>
    async (visited) =>
      (await visited.ask(party, asked)).outcome === 'released';
  const [name] = attributeNames(seat.attacker);
  return {
    "the victim's answer": asking(attacker, question),
    ...(name ? { 'segments of it': asking(attacker, segmentsOf(seat, [name])) } : {}),
    'as a made-up party': asking('mallory', question),
    "as the victim's name with a space": asking(`${victim} `, question),
    "as the victim's name in capitals": asking(victim.toUpperCase(), question),
    'the name of the release': asking(attacker, release),
    'the release as a question': asking(attacker, { release }),
    'the release beside a question': asking(attacker, { ...question, release }),
    ...dropAttempts(scene),
    'a laxer agreement, approved alone': laxerAgreement(scene),
  };
};

const dropAttempts = ({ seat, victimDrop }: Scene): Readonly<Record<string, Attempt>> => {
  const { party, dataset } = seat.attacker;
  const { manifest } = victimDrop;
  return {
    "the victim's manifest": async (visited) => {
      await visited.upload({ ...victimDrop, party });
      return true;
    },
    "the victim's drop as one's own": async ({ room }) => {
      const accepted = await acceptDrop(room)({ party, dataset, drop: manifest.drop });
      return accepted.outcome === 'published';
    },
    "the victim's parts under one's own manifest": async ({ room }) => {
      const { drop } = manifest;
      const key = manifestKey({ party, dataset }, drop);
      await room.objects.put(key, jsonBytes({ ...manifest, party, dataset }));
      const accepted = await acceptDrop(room)({ party, dataset, drop });
      return accepted.outcome === 'published';
    },
  };
};

const laxerAgreement =
  ({ lab, seat, question }: Scene): Attempt =>
  async (visited) => {
    const { agreement } = lab.signed;
    const everything = { [seat.attacker.party]: ['overlap' as const], [seat.victim.party]: [] };
    const laxer = withDigest({ ...agreement, analyses: everything });
    await proposeAgreement(visited.room)(laxer, seat.attacker.party);
    await approveAgreement(visited.room)(seat.attacker.party);
    return (await visited.ask(seat.attacker.party, question)).outcome === 'released';
  };
