import { AirlockError } from '#core/errors.ts';

/** How often what others may overtake is tried, and what is said when they always did. */
export interface Tries {
  readonly tries: number;
  readonly says: string;
}

/**
 * Tries what comes to nothing (undefined) when others were faster, until it comes to something. Bounded:
 * throws AirlockError('room') after the last try.
 */
export const untilSettled = async <Result>(
  { tries, says }: Tries,
  attempt: () => Promise<Result | undefined>,
): Promise<Result> => {
  for (let tried = 0; tried < tries; tried += 1) {
    const settled = await attempt();
    if (settled !== undefined) return settled;
  }
  throw new AirlockError('room', says);
};
