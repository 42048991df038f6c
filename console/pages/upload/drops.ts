import { join } from 'node:path';
import { readPreparedManifest } from '#cli/read-manifest.ts';
import { dropsIn } from '#console/files-folder.ts';
import { Manifest } from '#core/drops/manifest.ts';

/** A prepared drop of the party's folder. */
export interface ListedDrop {
  /** The name of its folder. */
  readonly name: string;
  readonly manifest: Manifest;
}

/** The prepared drops of a party in a folder; what is damaged or another's is left out. */
export const ownDrops = async (folder: string, party: string): Promise<readonly ListedDrop[]> => {
  const names = await dropsIn(folder);
  const read = await Promise.all(
    names.map(async (name) => {
      const text = await readPreparedManifest(join(folder, name)).catch(() => undefined);
      const { data: manifest } = Manifest.safeParse(text);
      return manifest?.party === party ? [{ name, manifest }] : [];
    }),
  );
  return read.flat();
};
