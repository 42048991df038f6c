/** What one run of a case took. */
export interface Timing {
  readonly seconds: number;
  /** Of all threads: on a busy machine steadier than the clock. */
  readonly cpuSeconds: number;
}

/** Runs a case's measured part; what comes before and after it is not counted. */
export type Timer = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A timer that adds up what it has measured. */
export const stopwatch = (): { readonly time: Timer; readonly total: () => Timing } => {
  let seconds = 0;
  let cpuSeconds = 0;
  const time: Timer = async (work) => {
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    const result = await work();
    const { user, system } = process.cpuUsage(cpu);
    seconds += (performance.now() - start) / 1e3;
    cpuSeconds += (user + system) / 1e6;
    return result;
  };
  return { time, total: () => ({ seconds, cpuSeconds }) };
};
