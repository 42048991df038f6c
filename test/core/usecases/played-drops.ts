import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { withSealed } from '#adapters/local/seal-crafted.ts';
import { Manifest } from '#core/drops/manifest.ts';
import type { DropRefusal } from '#core/refusals.ts';
import { dropPrefix } from '#core/room-layout.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { uploadDrop } from '#core/usecases/drops/upload-drop.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import {
  arrive,
  changeAgreement,
  type FlowRoom,
  type FlowRow,
  openFlowRoom,
  people,
  sealedFlowAgreement,
} from '#proof/loopback/flow-room.ts';
import { type CraftedDrop, craftDrop } from '#proof/rehearsal/drop.ts';
import { openMemoryRoom } from '#test/support/memory/memory-room.ts';

/** A way to accept a drop. */
export type Accept = (
  room: FlowRoom,
  arrived: ArrivedDrop,
) => Promise<{ readonly outcome: string; readonly reason?: DropRefusal | string }>;
/** Brings a drop at fault into a room. */
type Play = (room: FlowRoom, accept: Accept) => Promise<ArrivedDrop>;

/** A drop with nothing wrong. */
export const GOOD = {
  party: 'brand',
  parts: [people('brand', 0, 120), people('brand', 120, 200)],
} as const;
const [EMAIL, KINDS] = [['email'], ['email', 'phone']] as const;

const crafted = async (room: FlowRoom, changes: Partial<CraftedDrop>): Promise<ArrivedDrop> => {
  const drop = await craftDrop(room, { ...GOOD, kinds: KINDS, ...changes });
  return uploadDrop(room)(GOOD.party, drop);
};

const plainAddress = ([, ...rest]: FlowRow, at: number): FlowRow => [
  ...([`person${at}@example.org`, ...rest] as const),
];

/** Changes the bytes of the second part after it arrived. */
export const changeLastPart = async (
  room: FlowRoom,
  change: (bytes: Uint8Array) => Uint8Array,
): Promise<ArrivedDrop> => {
  const arrived = await arrive(room, GOOD);
  const key = `${dropPrefix(arrived, arrived.drop)}part-0002.parquet`;
  await room.objects.put(key, change((await room.objects.get(key)) ?? new Uint8Array()));
  return arrived;
};

/** A room that takes sealed drops alone. */
const openSealed = (): Promise<FlowRoom> =>
  openFlowRoom({}, { open: openMemoryRoom, agreement: sealedFlowAgreement() });

/** Puts a drop that was sealed to the keys of a room, and changed then. */
const sealed = async (
  room: FlowRoom,
  {
    sealedTo = room,
    change,
  }: { sealedTo?: FlowRoom; change?: (parts: readonly string[]) => Promise<void> },
): Promise<ArrivedDrop> => {
  const { manifest, pathOf } = await craftDrop(room, { ...GOOD, kinds: KINDS });
  return withSealed(sealedTo, { manifest: Manifest.parse(manifest), pathOf }, async (drop) => {
    const paths = drop.manifest.parts.map(({ file }) => drop.pathOf(file));
    await change?.(paths);
    const parts = await Promise.all(
      drop.manifest.parts.map(async (part, at) => ({
        ...part,
        ...(await room.workspace.checksum(paths[at] ?? '')),
      })),
    );
    return uploadDrop(room)(GOOD.party, { ...drop, manifest: { ...drop.manifest, parts } });
  });
};

const changesOnePerson: Play = async (room, accept) => {
  for (const party of ['brand', 'publisher'] as const)
    await accept(room, await arrive(room, { party, parts: [people(party, 0, 300)] }));
  const { outcome } = await answerQuestion(room)('brand', { analysis: 'overlap' });
  expect(outcome).toBe('released');
  return arrive(room, { party: 'brand', parts: [people('brand', 0, 301)] });
};

/** What is wrong with a drop, why it is refused, how it comes, and the room if it is not the usual one. */
type PlayedDrop = readonly [
  says: string,
  reason: DropRefusal,
  play: Play,
  open: (() => Promise<FlowRoom>) | undefined,
];

/** A drop for every way in which one can be at fault. */
export const PLAYS: readonly PlayedDrop[] = [
  [
    'holds plain addresses',
    'too-many-rejects',
    (room) => crafted(room, { parts: GOOD.parts.map((rows) => rows.map(plainAddress)) }),
    undefined,
  ],
  [
    'has a row more than its manifest says',
    'rows-differ-from-manifest',
    (room) =>
      crafted(room, {
        manifest: (honest) => ({
          ...honest,
          rows: honest.rows - 1,
          parts: honest.parts.map((part, at) => ({ ...part, rows: part.rows - at })),
        }),
      }),
    undefined,
  ],
  [
    'has a part that is no Parquet file',
    'unreadable-part',
    (room) => crafted(room, { spoil: ([, second = '']) => writeFile(second, 'PAR1 but no more') }),
    undefined,
  ],
  [
    'lacks a column that its manifest names',
    'unreadable-part',
    (room) => arrive(room, { ...GOOD, columns: EMAIL }),
    undefined,
  ],
  [
    'differs by one person from a version that was asked about',
    'minimum-change',
    changesOnePerson,
    undefined,
  ],
  [
    'was prepared under an agreement that is another by now',
    'not-as-agreed',
    async (room) => {
      const arrived = await arrive(room, GOOD);
      await changeAgreement(room, 'Another altogether.');
      return arrived;
    },
    undefined,
  ],
  [
    'has a part of other bytes',
    'part-differs-from-manifest',
    (room) => changeLastPart(room, (bytes) => Uint8Array.from(bytes).fill(0, 4, 8)),
    undefined,
  ],
  [
    'holds more rows than the room can take',
    'too-many-rows',
    async (room) => {
      Object.assign(room, { capacity: { rows: 9, comparedTokens: 9 } });
      return arrive(room, GOOD);
    },
    undefined,
  ],
  [
    'has a part of another size',
    'part-differs-from-manifest',
    (room) => changeLastPart(room, (bytes) => bytes.subarray(1)),
    undefined,
  ],
  [
    'was sealed with the drop key and to the public key of another room',
    'sealed-for-another-room',
    async (room) => sealed(room, { sealedTo: await openSealed() }),
    openSealed,
  ],
  [
    'was sealed to the public key of another room',
    'sealed-for-another-room',
    async (room) => {
      const { dropOpener } = await openSealed();
      return sealed(room, { sealedTo: { ...room, dropOpener } });
    },
    openSealed,
  ],
  [
    'has sealed parts in the place of each other',
    'broken-seal',
    (room) =>
      sealed(room, {
        change: async ([first = '', second = '']) => {
          const held = await readFile(first);
          await writeFile(first, await readFile(second));
          await writeFile(second, held);
        },
      }),
    openSealed,
  ],
  [
    'has a sealed part that is cut off',
    'broken-seal',
    (room) =>
      sealed(room, {
        change: async ([, second = '']) => truncate(second, (await stat(second)).size - 17),
      }),
    openSealed,
  ],
  [
    'has a part that is not sealed, as its manifest says',
    'broken-seal',
    (room) => sealed(room, { change: ([first = '']) => writeFile(first, 'PAR1 and so on PAR1') }),
    openSealed,
  ],
  [
    'is more than the room takes of a party on a day',
    'over-daily-limit',
    (room) => arrive(Object.assign(room, { intake: { manifestsADay: 0, bytesADay: 0 } }), GOOD),
    undefined,
  ],
];
