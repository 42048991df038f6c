import { writeSample } from '#sample/write-sample.ts';

/** Writes a brand's CSV file as `airlock sample` does, dirt included. */
export const run = async ({
  folder,
  rows,
}: {
  folder: string;
  rows: number;
}): Promise<undefined> => {
  await writeSample({
    directory: folder,
    seed: 1,
    brandPeople: rows,
    publisherPeople: 1,
    sharedPeople: 0,
  });
};
