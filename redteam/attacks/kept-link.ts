import { LINK_FILES, LINKS_PREFIX } from '#core/matching/link-keys.ts';
import { type Actor, dayText, dropsOf, roomOf } from '#redteam/actors.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { BOUGHT, held, LITTLE, littleSpenders } from '#redteam/crowds.ts';
import { asked, historyStage, nameOf, type Stage } from '#redteam/histories.ts';
import { askHistories, offTheRules, type WatchedCell } from '#redteam/history-game.ts';
import type { Visit } from '#redteam/visit.ts';

/**
 * Whoever holds a room's files puts another link in the place of the one that is kept: that of a version before, that of
 * the other party's events, or its own with some bytes turned. All are whole files of the room, with a seal beside them.
 * Bound: the room counts from none of them, and answers as if nothing had been kept.
 */
export const keptLink: Attack = {
  name: 'kept-link',
  source: 'CWE-345, 353: what is stored and not vouched for is what somebody else put there',
  knows: 'every file of the room, and may write there',
  wants: 'an answer from events that are not those of the question',
  against: 'certainty',
  run: async (lab) => {
    const stage = historyStage(lab, { attacker: 'advertiser', answers: 5 });
    return typeof stage === 'string' ? notApplicable(stage) : play(stage);
  },
};

/** Everything that is kept of links, by key. */
type Kept = ReadonlyMap<string, Uint8Array>;

const MOST_BYTES = 2 ** 30;

const keptIn = async ({ room: { objects } }: Visit): Promise<Kept> => {
  const kept = new Map<string, Uint8Array>();
  for (const { key } of await objects.list(LINKS_PREFIX)) {
    const bytes = await objects.get(key, MOST_BYTES);
    if (bytes) kept.set(key, bytes);
  }
  return kept;
};

const folderOf = (key: string): string => key.slice(0, key.lastIndexOf('/'));

/** The folders in which links lie. */
const foldersOf = (kept: Kept): readonly string[] => [...new Set([...kept.keys()].map(folderOf))];

/** Puts what lies in one folder into the place of another. */
const put = async (
  { room: { objects } }: Visit,
  kept: Kept,
  [from, to]: readonly [string, string],
): Promise<void> => {
  for (const [key, bytes] of kept)
    if (folderOf(key) === from) await objects.put(`${to}${key.slice(from.length)}`, bytes);
};

const turnBytes = async ({ room: { objects } }: Visit, kept: Kept, folder: string) => {
  const key = `${folder}/${LINK_FILES.parquet}`;
  const bytes = kept.get(key) ?? new Uint8Array();
  const turned = bytes.map((byte, at) => (at % 97 === 5 ? byte ^ 1 : byte));
  await objects.put(key, turned);
};

/** Everybody bought at the place. */
const at = (actors: readonly Actor[], what: string): readonly Actor[] =>
  actors.map((actor) => ({ ...actor, bought: [{ day: BOUGHT, value: LITTLE, what }] }));

/** What a question by place must tell where everybody bought in the store; each is of another period, so it is a question of its own. */
const cellsOf = (stage: Stage, count: number, day: number): readonly WatchedCell[] => {
  const place = nameOf(stage.conversions);
  const question = asked(stage, { analysis: 'value', by: [place], from: dayText(day) });
  return [
    ['store', count],
    ['web', 0],
  ].map(([what, people]) => {
    const counted = held(Number(people), 0);
    return { question, by: { [place]: String(what) }, without: counted, with: counted };
  });
};

/** Has the room make both links of the version before, and takes them; nothing where none is kept. */
const keptBefore = async (stage: Stage, visit: Visit): Promise<Kept> => {
  const { party } = stage.seat.attacker;
  const campaign = nameOf(stage.touches);
  await visit.ask(party, asked(stage, { analysis: 'attribution', by: [campaign] }));
  return keptIn(visit);
};

/** What is done to the link of the version now, one after the other. */
const tampersOf = (visit: Visit, before: Kept, now: Kept): readonly (() => Promise<void>)[] => {
  const [current = ''] = foldersOf(now).filter((folder) => !foldersOf(before).includes(folder));
  return [
    ...foldersOf(before).map((folder) => () => put(visit, before, [folder, current])),
    () => turnBytes(visit, now, current),
  ];
};

const play = async (stage: Stage): Promise<Outcome> => {
  const place = nameOf(stage.conversions);
  const count = stage.lab.tuned(asked(stage, { analysis: 'value', by: [place] }));
  const known = littleSpenders(stage, { count });
  const drops = await dropsOf(stage, { attacker: at(known, 'store'), victim: known });
  const later = drops.find(({ manifest }) => manifest.dataset === stage.conversions.dataset);
  const world = await roomOf(stage, { attacker: at(known, 'web'), victim: known });
  return stage.lab.visit(world, async (visit) => {
    const before = await keptBefore(stage, visit);
    if (before.size === 0 || !later) return notApplicable('these rooms keep no link');
    await visit.upload(later);
    const ask = (day: number) => askHistories(stage, visit, cellsOf(stage, count, day));
    await ask(1);
    const tampers = tampersOf(visit, before, await keptIn(visit));
    let successes = 0;
    for (const [number, tamper] of tampers.entries()) {
      await tamper();
      const wrong = await ask(2 + number).then((told) => offTheRules(1, told), String);
      successes += wrong === undefined ? 0 : 1;
    }
    const learned = 'counted from none: of a version before, of other events, with bytes turned';
    const trials = tampers.length;
    return { outcome: 'played', trials, successes, releases: 2 + trials, learned };
  });
};
