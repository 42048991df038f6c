import { createHash, createHmac } from 'node:crypto';
import type { Digest } from '#core/identifiers/digest.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { derivationInput, type TokenScope, withSubkeys } from '#core/tokens/subkey.ts';
import { tokenOf } from '#core/tokens/token.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import type { Lab } from '#redteam/lab.ts';
import { tokensIn } from '#redteam/vault-tokens.ts';
import type { Visit } from '#redteam/visit.ts';

/** People in the list, all of whom are in the attacker's dictionary. */
const PEOPLE = 200;
const EPOCH = 1;

/** Turns a digest into the 16 bytes that a token would be if the attacker were right. */
type Guess = (digest: Buffer) => Buffer;

/**
 * Has the token files of the vault, as a thief or a rogue administrator would, and the digest of
 * every identifier there is, but not the key. Tries whatever an unkeyed or badly keyed token would be.
 */
export const dictionary: Attack = {
  name: 'dictionary',
  source:
    'Marx, Zimmer, Mueller, Blochberger, Federrath, "Hashing of personally identifiable information is not sufficient" (2018)',
  knows: "every identifier's digest, the token files, the agreement, this source code",
  wants: 'to find anybody in a token file',
  against: 'certainty',
  run: async (lab) => {
    const seat = lab.seat({ analyses: [] });
    if (typeof seat === 'string') return notApplicable(seat);
    const people = lab.filled('rest', lab.cast.crowd('known', PEOPLE));
    const victim = await lab.drop(seat.victim, people);
    const world = await lab.room([victim]);
    return lab.visit(world, (visit) => search(lab, visit));
  },
};

const search = async (lab: Lab, visit: Visit): Promise<Outcome> => {
  const tokens = await tokensIn(visit);
  let trials = 0;
  let successes = 0;
  for (const kind of lab.cast.kinds) {
    const digests = Array.from({ length: PEOPLE }, (_, at) => lab.cast.digest(kind, `known-${at}`));
    if (!(await keyFinds(lab, visit, { kind, digests, tokens })))
      throw new Error('the dictionary does not even work with the key: the attack is broken');
    for (const guess of guessesOf(lab, kind)) {
      trials += 1;
      const hits = digests.filter((digest) =>
        tokens.has(textOf(guess(Buffer.from(digest, 'hex')))),
      );
      if (hits.length > 0) successes += 1;
    }
  }
  const learned = `${trials} ways to make a token without the key, ${PEOPLE} people each; with the key all are found`;
  return { outcome: 'played', trials, successes, releases: 0, learned };
};

const textOf = (bytes: Buffer): string => `${bytes.readBigInt64BE(0)}/${bytes.readBigInt64BE(8)}`;

/** The check of the attack itself: whoever has the key finds everybody. */
const keyFinds = (
  lab: Lab,
  { room }: Visit,
  of: { kind: IdentifierKind; digests: readonly string[]; tokens: ReadonlySet<string> },
): Promise<boolean> => {
  const { agreement } = lab.signed;
  const [{ id: party }] = agreement.parties;
  const scope = { collaboration: agreement.id, epoch: EPOCH, party };
  return withSubkeys(room.keyRing, { kinds: [of.kind], scope }, async (subkeys) => {
    const subkey = subkeys.get(of.kind);
    return (
      subkey !== undefined &&
      of.digests.every((digest) => {
        const { hi, lo } = tokenOf(subkey, digest as Digest);
        return of.tokens.has(`${hi}/${lo}`);
      })
    );
  });
};

const hmac = (key: string | Uint8Array, message: Uint8Array): Buffer =>
  createHmac('sha256', key).update(message).digest();

const sha256 = (content: string | Uint8Array): Buffer =>
  createHash('sha256').update(content).digest();

/** Keys that somebody might have used: empty, constant, or written in a document both parties have. */
const guessableKeys = (lab: Lab, kind: IdentifierKind): readonly (string | Uint8Array)[] => {
  const { agreement, digest } = lab.signed;
  const scope: TokenScope = { collaboration: agreement.id, epoch: EPOCH };
  const texts = [
    ...['', 'airlock', 'key', 'secret', 'password', 'salt', kind, agreement.id, digest],
    ...[
      agreement.operator,
      ...agreement.parties.flatMap(({ id, account }) => [id, account]),
    ].filter((name) => name !== undefined),
    ...[`airlock/token/v1/${kind}`, `collaboration=${agreement.id};epoch=${EPOCH}`],
  ];
  return [
    ...texts,
    ...texts.map(sha256),
    Buffer.from(digest, 'hex'),
    new Uint8Array(32),
    new Uint8Array(32).fill(0xff),
    derivationInput(kind, scope),
  ];
};

const guessesOf = (lab: Lab, kind: IdentifierKind): readonly Guess[] => {
  const scope: TokenScope = { collaboration: lab.signed.agreement.id, epoch: EPOCH };
  const input = derivationInput(kind, scope);
  const unkeyed: readonly Guess[] = [
    (digest) => digest,
    (digest) => digest.subarray(16),
    (digest) => sha256(digest),
    (digest) => sha256(digest).subarray(16),
    (digest) => sha256(digest.toString('hex')),
    (digest) => sha256(Buffer.concat([input, digest])),
    (digest) => sha256(Buffer.concat([digest, input])),
  ];
  const keyed = guessableKeys(lab, kind).flatMap((key): readonly Guess[] => [
    (digest) => hmac(key, digest),
    (digest) => hmac(key, Buffer.from(digest.toString('hex'))),
    // As the root key: the subkey would be derived from it.
    (digest) => hmac(hmac(key, input), digest),
  ]);
  return [...unkeyed, ...keyed];
};
