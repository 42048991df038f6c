import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '#core/canonical-json.ts';
import { DOCUMENT_FIELDS } from '#core/disclosure/document-fields.ts';
import { EVENT_FIELDS } from '#core/disclosure/ledger-fields.ts';
import type { DropId } from '#core/drop-files.ts';
import { contentOf, type Manifest } from '#core/drops/manifest.ts';
import { GENESIS } from '#core/ledger/head.ts';
import { sha256 } from '#core/sha256.ts';
import { brandRows, person, publisherRows, type TestRow } from '#proof/rehearsal/people.ts';
import { certain, foreign, type Keeps, kept, noised, type Played } from './compared.ts';
import { declarationOf } from './declaration-of.ts';
import { NOT_PLAYED } from './not-played.ts';
import { manifestIn, playWorld, type World } from './play-world.ts';
import { type ToldValue, toldValues } from './told-values.ts';

const TIMEOUT = 120_000;
const ALICE = 7;

const WORLD: World = {
  lists: { brand: brandRows(0, 305), publisher: publisherRows(50, 405) },
  chance: 'chance',
  keys: 'keys',
};

/** What may be another of one person, who stands on one list alone. */
const CHANGES: Readonly<Record<string, (row: TestRow) => readonly TestRow[]>> = {
  'one person is another': (row) => [{ ...row, ...person(9_999) }],
  'one person is gone': () => [],
  'one person has another phone': (row) => [{ ...row, phone: person(9_998).phone }],
  'one person has another attribute': (row) => [
    row.tier === undefined ? { ...row, device: 'desktop' } : { ...row, tier: 'gold' },
  ],
};

type Victim = keyof World['lists'];

/** The world with somebody changed who is on the list of this party alone, or on both. */
const changed = (victim: Victim, change: string, at: number): World => {
  const list = WORLD.lists[victim];
  const rows = list.flatMap((row, n) => (n === at ? (CHANGES[change]?.(row) ?? []) : [row]));
  return { ...WORLD, lists: { ...WORLD.lists, [victim]: rows } };
};

const valuesOf = ({ told }: Played, is: ToldValue['is']): readonly ToldValue[] =>
  told.flatMap((each) => toldValues(each).filter((value) => value.is === is));

let world: Played;
beforeAll(async () => {
  world = await playWorld(WORLD);
}, TIMEOUT);

describe('with the same chance and the same keys, nothing tells two worlds apart', () => {
  const cases = (['brand', 'publisher'] as const).flatMap((victim) =>
    Object.keys(CHANGES).map((change) => [victim, change] as const),
  );

  it.each(cases)('if of the list of %s %s', { timeout: TIMEOUT }, async (victim, change) => {
    // On one list alone, so that no count is another and noised values are to be the same too.
    const at = victim === 'brand' ? ALICE : 350;
    const other = await playWorld(changed(victim, change, at));
    expect(kept(other, foreign(victim))).toEqual(kept(world, foreign(victim)));
    expect(other.objects).toEqual(world.objects);
  });

  it.each(['brand', 'publisher'] as const)(
    'if somebody on both lists is gone from that of %s, but by noised counts',
    { timeout: TIMEOUT },
    async (victim) => {
      const at = victim === 'brand' ? 100 : 50;
      const other = await playWorld(changed(victim, 'one person is gone', at));
      expect(kept(other, certain(victim))).toEqual(kept(world, certain(victim)));
      expect(kept(other, noised)).not.toEqual(kept(world, noised));
    },
  );
});

const expectOther = (one: readonly ToldValue[], other: readonly ToldValue[]): void => {
  expect(other.length).toBe(one.length);
  const same = one.filter(
    ({ field, value }, at) =>
      value !== GENESIS && other[at]?.field === field && other[at]?.value === value,
  );
  expect(same).toEqual([]);
};

describe('in the same world', () => {
  it('what is keyed is another by other keys, and nothing else is', {
    timeout: TIMEOUT,
  }, async () => {
    const other = await playWorld({ ...WORLD, keys: 'other keys' });
    expectOther(valuesOf(world, 'keyed'), valuesOf(other, 'keyed'));
    const unkeyed: Keeps = (_, { is }) => is !== 'keyed';
    expect(kept(other, unkeyed)).toEqual(kept(world, unkeyed));
  });

  it('what is random is another by other chance', { timeout: TIMEOUT }, async () => {
    const other = await playWorld({ ...WORLD, chance: 'other chance' });
    expectOther(valuesOf(world, 'random'), valuesOf(other, 'random'));
  });
});

/** The name that rooms up to 0.6.0 gave a drop: the beginning of a checksum of its manifest. */
const idByContent = ({ drop, ...rest }: Manifest): string =>
  sha256(canonicalJson(rest)).slice(0, 32);

describe('whoever knows all rows but one, and makes both lists that it can be', () => {
  const other = changed('brand', 'one person is another', ALICE);

  /** All that can be made of a list without a key: checksums of it, also with the id that the ledger tells. */
  const guessesAt = async (candidate: World, drops: readonly DropId[]): Promise<string[]> => {
    const made = await manifestIn(candidate, 'brand');
    const named = drops.map((drop) => sha256(canonicalJson({ ...made, drop })));
    const parts = made.parts.map((part) => part.sha256);
    return [...named, ...parts, contentOf(made), idByContent(made)];
  };

  /** Which of both lists what the other party reads looks made of. */
  const found = async (played: Played): Promise<readonly boolean[]> => {
    const text = JSON.stringify(played.told.filter(({ reader }) => reader === 'publisher'));
    const drops = text.match(/(?<="drop":")[0-9a-f]+/g) ?? [];
    const guesses = [WORLD, other].map((each) => guessesAt(each, drops as DropId[]));
    // A version is named by the first eight digits of its drop.
    return (await Promise.all(guesses)).map((each) =>
      each.some((hex) => text.includes(hex.slice(0, 8))),
    );
  };

  it('finds neither in what it is told', { timeout: TIMEOUT }, async () => {
    expect(await found(world)).toEqual([false, false]);
  });

  it('found the right one while drops were named by what is in them', {
    timeout: TIMEOUT,
  }, async () => {
    const before = await playWorld({ ...WORLD, idOf: idByContent });
    expect(await found(before)).toEqual([true, false]);
    const otherBefore = await playWorld({ ...other, idOf: idByContent });
    expect(await found(otherBefore)).toEqual([false, true]);
    // And so does the comparison of worlds, whatever such a field is called.
    expect(kept(otherBefore, foreign('brand'))).not.toEqual(kept(before, foreign('brand')));
  });
});

/** Forms of documents that a room gave: commands make them. */
const MADE_BY_COMMANDS = ['agreement', 'trend', 'release-base', 'release-export'];

/** Lists take more people than are here: `list-worlds.test.ts` plays them. The last is made by a command. */
const OF_LISTS = ['list', 'taken-list'];
/** These drops are not sealed; a command says where it wrote the key. */
const OF_SEALED_ROOMS = ['drop-key'];
const EVENTS_OF_LISTS = ['list-reserved', 'list-released'];

describe('the worlds', () => {
  it('see every kind of event and of document', () => {
    const kinds = new Set(world.told.map(({ document }) => document.kind));
    expect(Object.keys(DOCUMENT_FIELDS).filter((kind) => !kinds.has(kind))).toEqual([
      ...MADE_BY_COMMANDS,
      ...OF_LISTS,
      ...OF_SEALED_ROOMS,
    ]);
    const types = world.told.flatMap((each) =>
      toldValues(each)
        .filter(({ field }) => field === 'entries[].event.type')
        .map(({ value }) => value),
    );
    expect(new Set([...types, ...EVENTS_OF_LISTS])).toEqual(new Set(Object.keys(EVENT_FIELDS)));
  });

  it('hold every field that is declared, but these', () => {
    const fields = new Map<string, Set<string>>();
    for (const each of world.told) {
      const seen = fields.get(each.document.kind) ?? new Set();
      for (const { field } of toldValues(each)) seen.add(field);
      fields.set(each.document.kind, seen);
    }
    const unseen = [...fields].flatMap(([kind, seen]) =>
      Object.entries(DOCUMENT_FIELDS[kind] ?? {})
        .filter(
          ([place, declared]) =>
            ![...seen].some((field) => declarationOf({ [place]: declared }, field)),
        )
        .map(([place]) => `${kind}: ${place}`),
    );
    expect(unseen.sort()).toEqual(NOT_PLAYED.sort());
  });
});
