import type { PointedPeople } from '#proof/bench/points/pointed-people.ts';
import { writeTokens } from '#proof/bench/points/write-tokens.ts';
import type { ListSide } from '#sample/households/stated-people.ts';

interface Params extends PointedPeople {
  readonly side: ListSide;
}

/** Writes the token files of a list of made-up people. */
export const run = async ({ side, ...made }: Params): Promise<undefined> => {
  await writeTokens(made, side);
};
