import { timeCommand } from '#proof/bench/time-command.ts';
import type { Timer } from '#proof/bench/timing.ts';

/** `sort -u` twice and `comm -12`, in the plain byte order that makes them fastest. */
const SCRIPT = `
set -e
sort -u --parallel=2 "$1/brand.txt" > "$1/brand.sorted"
sort -u --parallel=2 "$1/publisher.txt" > "$1/publisher.sorted"
comm -12 "$1/brand.sorted" "$1/publisher.sorted" | wc -l`;

/** Measures the coreutils way, its processes and all. Their memory is not known here. */
export const run = ({ folder }: { folder: string }, _time: Timer) =>
  timeCommand(['bash', '-c', SCRIPT, 'bash', folder]);
