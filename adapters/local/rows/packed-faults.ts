import type { RowFaults } from '#core/ports/row-reading.ts';

/** What is wrong with a row, wherever it stands. */
type Fault = Pick<RowFaults, 'setAside' | 'left'>;

/** Faults as they pass from one thread to another: as numbers, and each kind of fault once. */
export interface PackedFaults {
  readonly at: Uint32Array;
  readonly lines: Float64Array;
  /** The place of each among `kinds`. */
  readonly kindOf: Uint32Array;
  readonly kinds: readonly Fault[];
}

const nameOf = ({ setAside, left }: Fault): string => JSON.stringify([setAside, left]);

/** Packs faults: there may be as many as rows, and few kinds of them. */
export const packFaults = (faults: readonly RowFaults[]): PackedFaults => {
  const places = new Map<string, number>();
  const kinds: Fault[] = [];
  const kindOf = Uint32Array.from(faults, ({ setAside, left }) => {
    const name = nameOf({ setAside, left });
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, kinds.length);
    return kinds.push({ setAside, left }) - 1;
  });
  return {
    at: Uint32Array.from(faults, ({ at }) => at),
    lines: Float64Array.from(faults, ({ line }) => line),
    kindOf,
    kinds,
  };
};

const NOTHING: Fault = { setAside: [] };

/** The faults that were packed. */
export const unpackFaults = ({ at, lines, kindOf, kinds }: PackedFaults): readonly RowFaults[] =>
  Array.from(at, (place, fault) => {
    const { setAside, left } = kinds[kindOf[fault] ?? 0] ?? NOTHING;
    return { at: place, line: lines[fault] ?? 0, setAside, left };
  });
