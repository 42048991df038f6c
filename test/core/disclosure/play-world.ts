import { withDigest } from '#core/agreement/agreement-with-digest.ts';
import { answerDocument } from '#core/documents/answer-document.ts';
import { pendingDocument } from '#core/documents/pending-document.ts';
import type { DropId } from '#core/drop-files.ts';
import type { Manifest } from '#core/drops/manifest.ts';
import type { Digest } from '#core/identifiers/digest.ts';
import { randomId } from '#core/random-id.ts';
import { roomReport } from '#core/usecases/audit/room-report.ts';
import { answerNow } from '#core/usecases/questions/answer-question.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { type CraftedDrop, craftDrop, digestOf } from '#proof/rehearsal/drop.ts';
import type { TestRow } from '#proof/rehearsal/people.ts';
import { prepareRows } from '#proof/rehearsal/room.ts';
import { forgetRows, liftRows } from '#test/support/forgetting/forget-rows.ts';
import { engineThat } from '#test/support/run-query.ts';
import type { Played } from './compared.ts';
import { openSeededStage, PATIENCE, type SeededStage } from './seeded-stage.ts';

const PARTIES = ['brand', 'publisher'] as const;
type Party = (typeof PARTIES)[number];

/** All that a room can depend on: the lists, chance, and keys. */
export interface World {
  readonly lists: Readonly<Record<Party, readonly TestRow[]>>;
  readonly chance: string;
  readonly keys: string;
  /** Names drops by what is in them, as rooms up to 0.6.0 did; left out, they are drawn. */
  readonly idOf?: (manifest: Manifest) => string;
}

/** Answers are cheap, so that many can be paid, and large enough to have cells on both sides of the threshold. */
const SIGNED = testAgreement({
  privacy: {
    ...{ noise: 'gaussian', k: 50, minimumDataset: 100, epsilon: 2, maxRejectShare: 0.05 },
    ...{ epsilonBudget: 5, budgetPeriodDays: 30, lifetimeEpsilon: 10 },
  },
  analyses: { brand: ['overlap', 'segments'], publisher: ['overlap'] },
});
const BY_DEVICE = { analysis: 'segments', by: ['publisher.device'] } as const;

interface Stage extends SeededStage {
  readonly world: World;
}

const openStage = async (world: World): Promise<Stage> => {
  const from = Date.parse('2026-11-26T12:34:56.789Z');
  return { ...(await openSeededStage(SIGNED, { ...world, from })), world };
};

const deliver = async (stage: Stage, party: Party, rows: readonly TestRow[]) => {
  const { manifest, pathOf } = await prepareRows(stage, party, rows);
  const made = manifest as Manifest;
  const named = { ...made, drop: stage.world.idOf?.(made) ?? made.drop };
  const drop = { manifest: named, pathOf };
  await stage.tell(party, (client) => client.upload(party, drop, PATIENCE));
  return drop;
};

/** The manifest that a party makes of its whole list: whoever knows the list can make it too. */
export const manifestIn = async (world: World, party: Party): Promise<Manifest> => {
  const stage = await openStage(world);
  const { manifest } = await prepareRows(stage, party, world.lists[party]);
  await stage.close();
  return manifest as Manifest;
};

/** A drop of digests that are none. */
const deliverBroken = async (stage: Stage, party: Party): Promise<void> => {
  const rows = Array.from({ length: 50 }, () => [
    'no digest',
    party === 'brand' ? 'gold' : 'mobile',
  ]);
  const drop = randomId(stage.ports.randomness) as DropId;
  const manifest: CraftedDrop['manifest'] = (honest) => ({ ...honest, drop });
  const crafted = await craftDrop(stage, { party, kinds: ['email'], parts: [rows], manifest });
  await stage.tell(party, (client) => client.upload(party, crafted, PATIENCE));
};

/** What everybody may look at, whenever they like. */
const lookAround = async ({ tell }: Stage): Promise<void> => {
  for (const party of PARTIES) {
    await tell(party, (client) => client.agreements());
    await tell(party, (client) => client.status());
    await tell(party, (client) => client.review());
    await tell(party, (client) => client.releases());
    await tell(party, (client) => client.entries());
    await tell(party, async (client) => roomReport(await client.activity()));
    await tell(party, (client) => client.plan(party, { analysis: 'overlap' }));
    await tell(party, (client) => client.plan(party, BY_DEVICE));
  }
};

/** The same agreement, but that a value of each attribute has another name. */
const otherValues = () => {
  const { datasets } = SIGNED.agreement;
  const brand = { customers: { attributes: { tier: ['gold', 'iron', 'unknown'] } } };
  const publisher = { audience: { attributes: { device: ['mobile', 'laptop'] } } };
  return withDigest({ ...SIGNED.agreement, datasets: { ...datasets, brand, publisher } });
};

/** Another agreement comes into force, and the old one again. */
const changeTerms = async (stage: Stage): Promise<void> => {
  for (const signed of [otherValues(), SIGNED]) {
    await stage.tell('publisher', (client) => client.propose('publisher', signed));
    for (const party of PARTIES) await stage.tell(party, (client) => client.approve(party, signed));
    await stage.tell('brand', ({ ask }) => ask('brand', { ...BY_DEVICE, on: ['email'] }, PATIENCE));
    await lookAround(stage);
  }
};

const agree = async ({ tell }: Stage): Promise<void> => {
  const other = withDigest({ ...SIGNED.agreement, purpose: 'Another purpose altogether.' });
  for (const signed of [SIGNED, other, SIGNED])
    await tell('brand', (client) => client.propose('brand', signed));
  for (const party of PARTIES) await tell(party, (client) => client.approve(party, SIGNED));
};

/** Asks what an engine does not answer at once, as Athena does not. */
const beginAsking = async ({ tell, ports }: Stage, question: unknown): Promise<void> => {
  const queryEngine = engineThat(async () => ({ outcome: 'running' }));
  await tell('brand', async () => {
    const answer = await answerNow({ ...ports, queryEngine })('brand', { input: question });
    return answer.outcome === 'pending' ? pendingDocument(answer) : answerDocument(answer);
  });
};

const askAll = async (stage: Stage): Promise<void> => {
  const { tell, client } = stage;
  const overlap = { analysis: 'overlap' } as const;
  await beginAsking(stage, overlap);
  for (const party of PARTIES)
    for (const question of [BY_DEVICE, overlap, overlap, { ...overlap, on: ['phone'] }])
      await tell(party, () => client.ask(party, question, PATIENCE));
  const { releases } = await client.releases();
  for (const { release } of releases) await tell('publisher', () => client.release(release));
};

const damage = async (stage: Stage, party: Party): Promise<void> => {
  const state = await stage.ports.ledger.state();
  const { version = '' } = state.versions.findLast((each) => each.party === party) ?? {};
  const files = await stage.ports.objects.list('vault/');
  const file = files.find(({ key }) => key.includes(`/version=${version}/`));
  await stage.ports.objects.delete(file?.key ?? '');
  await stage.tell('brand', (client) =>
    client.ask('brand', { analysis: 'overlap', on: ['email'] }, PATIENCE),
  );
  await stage.tell('publisher', (client) => client.verifyRoom());
  await lookAround(stage);
};

/** Somebody of both lists, somebody of few, and nobody. */
const ASKED_ABOUT = ['person150@example.org', 'person1@example.org', 'nobody@example.org'];

/** Both parties ask what their own lists hold about somebody. */
const askAbout = async ({ tell }: Stage): Promise<void> => {
  for (const party of PARTIES)
    for (const address of ASKED_ABOUT)
      await tell(party, (client) =>
        client.subject(party, [{ kind: 'email', digest: digestOf(address) as Digest }]),
      );
};

/**
 * A party stops the room, another tries all the same, and the first lets it run again, packs the evidence, and looks at who
 * may do what.
 */
const freeze = async (stage: Stage): Promise<void> => {
  const side = { by: 'party', party: 'publisher' } as const;
  await stage.tell('publisher', (client) => client.freeze(side, { act: 'freeze', reason: 'Why.' }));
  await lookAround(stage);
  await stage.tell('brand', ({ ask }) => ask('brand', { analysis: 'overlap' }, PATIENCE));
  await deliver(stage, 'brand', stage.world.lists.brand.slice(2));
  await stage.tell('publisher', (client) =>
    client.freeze(side, { act: 'unfreeze', reason: 'Done.' }),
  );
  await stage.tell('publisher', async (client) => {
    const { activity } = await client.evidence();
    return client.notePack(side, activity.head);
  });
  await stage.tell('publisher', async (client) =>
    client.recordReview(side, (await client.review()).access),
  );
};

/** A party has its first people forgotten, and lets them in again. */
const forget = async (stage: Stage, party: Party): Promise<void> => {
  const first = stage.world.lists[party].slice(0, 3).map(({ email = '' }) => ({ email }));
  await stage.tell(party, () => forgetRows(stage, party, first));
  await lookAround(stage);
  const asked = first.map(({ email }) => ({
    kind: 'email' as const,
    digest: digestOf(email) as Digest,
  }));
  await stage.tell(party, (client) => client.subject(party, asked));
  await deliver(stage, party, stage.world.lists[party].slice(1));
  await stage.tell(party, () => liftRows(stage, party, first));
  await lookAround(stage);
};

/** A party takes its lists out, is refused, and brings them again; then a new epoch begins. */
const endEarly = async (stage: Stage): Promise<void> => {
  const { tell, world } = stage;
  await tell('brand', (client) => client.withdraw({ party: 'brand', dataset: 'customers' }));
  await lookAround(stage);
  await tell('publisher', ({ ask }) => ask('publisher', { analysis: 'overlap' }, PATIENCE));
  await deliver(stage, 'brand', world.lists.brand);
  await tell('brand', (client) => client.approve('brand', SIGNED));
  await deliver(stage, 'brand', world.lists.brand);
  await tell('publisher', (client) => client.rotate({ by: 'party', party: 'publisher' }));
  await lookAround(stage);
  await tell('brand', ({ ask }) => ask('brand', { analysis: 'overlap' }, PATIENCE));
  for (const party of PARTIES) await deliver(stage, party, world.lists[party]);
};

/**
 * Plays all that can happen in a room: agreements, deliveries, refusals, questions, freezes, new versions, damage,
 * withdrawals, epochs and expiry; and keeps all that anybody is told of it.
 */
export const playWorld = async (world: World): Promise<Played> => {
  const stage = await openStage(world);
  await stage.client.propose('brand', SIGNED).catch(() => undefined);
  await agree(stage);
  await lookAround(stage);
  const few = await deliver(stage, 'brand', world.lists.brand.slice(0, 60));
  await deliver(stage, 'publisher', world.lists.publisher.slice(0, 60));
  for (const party of PARTIES) await deliverBroken(stage, party);
  await lookAround(stage);
  for (const party of PARTIES) await deliver(stage, party, world.lists[party]);
  await lookAround(stage);
  await askAll(stage);
  await askAbout(stage);
  await stage.tell('brand', (client) => client.upload('brand', few, PATIENCE));
  await lookAround(stage);
  await freeze(stage);
  for (const party of PARTIES) await forget(stage, party);
  await changeTerms(stage);
  for (const party of PARTIES) await deliver(stage, party, world.lists[party].slice(1));
  for (const party of PARTIES) await damage(stage, party);
  for (const party of PARTIES) await deliver(stage, party, world.lists[party]);
  await endEarly(stage);
  await stage.tell('brand', (client) => client.verify([]));
  stage.later(40);
  await stage.tell('brand', (client) => client.upkeep());
  await deliver(stage, 'brand', world.lists.brand);
  stage.later(400);
  await stage.tell('publisher', (client) => client.expire());
  await lookAround(stage);
  return stage.end();
};
