import { FUNCTIONS, type FunctionName } from '#core/access/functions.ts';
import type { Span } from '#core/audit/reconcile/judgement.ts';
import { SKEW_MS } from '#core/audit/reconcile/reconcile-limits.ts';
import { type CallOf, ofKind, type RoomCall } from '#core/audit/reconcile/room-call.ts';

export type Invocation = CallOf<'invocation'>;

/** How long a function may run. */
const timeoutMs = (name: FunctionName): number => FUNCTIONS[name].size.timeoutSeconds * 1_000;

/** From a call of a function until it must have ended. */
export const runOf = ({ of, at }: Pick<Invocation, 'of' | 'at'>): Span => ({
  from: at - SKEW_MS,
  to: at + timeoutMs(of) + SKEW_MS,
});

/** Where the call lies that began what a function did at a moment. */
export const beginningOf = (of: FunctionName, at: number): Span => ({
  from: at - timeoutMs(of) - SKEW_MS,
  to: at + SKEW_MS,
});

/** The calls of the room's functions. */
export class Runs {
  readonly all: readonly Invocation[];
  readonly #byRequest = new Map<string, Invocation>();
  readonly #times = new Map<FunctionName, number[]>();

  constructor(calls: readonly RoomCall[]) {
    this.all = ofKind(calls, 'invocation');
    for (const each of this.all) {
      this.#byRequest.set(each.request, each);
      const times = this.#times.get(each.of);
      if (times) times.push(each.at);
      else this.#times.set(each.of, [each.at]);
    }
    for (const times of this.#times.values()) times.sort((one, other) => one - other);
  }

  of(name: FunctionName): readonly Invocation[] {
    return this.all.filter((each) => each.of === name);
  }

  withRequest(request: string): Invocation | undefined {
    return this.#byRequest.get(request);
  }

  /** Whether a function was running at a moment, as far as its calls tell. */
  isRunning(name: FunctionName, at: number): boolean {
    const { from, to } = beginningOf(name, at);
    const times = this.#times.get(name) ?? [];
    const first = times[firstNotBefore(times, from)];
    return first !== undefined && first <= to;
  }
}

const firstNotBefore = (sorted: readonly number[], at: number): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
};
