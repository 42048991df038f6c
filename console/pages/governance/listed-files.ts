import { ownNames } from '#console/files/own-files.ts';
import type { Listed } from '#console/pages/governance/list-options.ts';

/** Formats that `forget` reads, packed or not. */
const LIST = /\.(?:csv|tsv|txt|jsonl?|ndjson|parquet|xlsx)(?:\.(?:gz|zst))?$/i;

const MAPPING = /\.(?:ya?ml|json)$/i;

/** What the folder of the console offers: lists of people, and mappings to read them by. */
export const listedFiles = async (folder: string): Promise<Listed> => {
  const names = await ownNames(folder, 'file');
  return {
    lists: names.filter((name) => LIST.test(name)),
    mappings: names.filter((name) => MAPPING.test(name)),
  };
};
