import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tableLines } from '#cli/render/table.ts';
import {
  type Line,
  measureOthers,
  measurePrepare,
  measureRoom,
  measureTrail,
  type Sizes,
} from './plan.ts';

const FULL: Sizes = {
  small: 1_000_000,
  large: 10_000_000,
  files: [200_000, 1_000_000, 2_000_000],
  naive: 200_000,
  trail: 1_000_000,
  runs: 3,
};
const QUICK: Sizes = {
  small: 100_000,
  large: 1_000_000,
  files: [20_000, 100_000, 200_000],
  naive: 20_000,
  trail: 100_000,
  runs: 1,
};

const HEADER = [
  'case',
  'what',
  'rows',
  'runs',
  'seconds',
  'min–max',
  'M rows/s',
  'CPU s',
  'peak MB',
];

const fixed = (value: number | null, digits: number): string =>
  value === null ? '–' : value.toFixed(digits);

const cells = ({ group, what, size, summary }: Line): readonly string[] => [
  group,
  what,
  `${size / 1e6} M`,
  String(summary.runs),
  fixed(summary.seconds, 2),
  `${fixed(summary.fastest, 2)}–${fixed(summary.slowest, 2)}`,
  fixed(size / summary.seconds / 1e6, 3),
  fixed(summary.cpuSeconds, 2),
  fixed(summary.rssMegabytes, 0),
];

/** Load beyond the one or two threads of a case means that something else was running too. */
const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, Node ${process.versions.node}, load ${fixed(loadavg()[2] ?? 0, 1)}`;

const print = (lines: readonly Line[]): void => {
  const sorted = [...lines].sort((a, b) => a.group.localeCompare(b.group));
  const align = HEADER.map((_, at) => (at < 2 ? 'left' : 'right'));
  for (const line of tableLines(HEADER, sorted.map(cells), align)) console.log(line);
};

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const sizes = values.quick ? QUICK : FULL;
const folder = await mkdtemp(join(tmpdir(), 'airlock-bench-'));
const lines: Line[] = [];
const report = (line: Line): void => {
  lines.push(line);
  console.error(`${line.what}, ${line.size / 1e6} M: ${line.summary.seconds.toFixed(2)} s`);
};
try {
  const bench = { folder, sizes, report };
  await measurePrepare(bench);
  await measureOthers(bench);
  await measureTrail(bench);
  for (const size of [sizes.small, sizes.large]) await measureRoom(bench, size);
} finally {
  console.log(`${machine()}\n`);
  print(lines);
  await rm(folder, { recursive: true, force: true });
}
