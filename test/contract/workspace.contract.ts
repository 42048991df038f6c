import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { access, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Workspace } from '#core/ports/workspace.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** What every workspace promises. */
export const workspaceContract = (name: string, make: () => Promise<Workspace>): void => {
  describe(`${name} is a workspace`, () => {
    let workspace: Workspace;
    beforeEach(async () => {
      workspace = await make();
    });
    afterEach(removeTempFolders);

    it('lends an empty folder and removes it afterwards, with all that is in it', async () => {
      const lent = await workspace.withFolder(async (folder) => {
        expect(await readdir(folder)).toEqual([]);
        await mkdir(join(folder, 'deep'));
        await writeFile(join(folder, 'deep', 'file'), 'x');
        return folder;
      });
      expect(await exists(lent)).toBe(false);
    });

    it('removes the folder also when the use of it fails', async () => {
      let lent = '';
      const fault = new Error('mine');
      const use = workspace.withFolder(async (folder) => {
        lent = folder;
        throw fault;
      });
      await expect(use).rejects.toBe(fault);
      expect(await exists(lent)).toBe(false);
    });

    it('lends every borrower a folder of his own', async () => {
      const folders = await Promise.all(
        Array.from({ length: 8 }, () => workspace.withFolder(async (folder) => folder)),
      );
      expect(new Set(folders).size).toBe(8);
    });

    it('tells size and SHA-256 of a file of any size', async () => {
      const path = join(await tempFolder(), 'file');
      for (const size of [0, 1, 3_000_001]) {
        const content = randomBytes(size);
        await writeFile(path, content);
        expect(await workspace.checksum(path)).toEqual({
          bytes: size,
          sha256: createHash('sha256').update(content).digest('hex'),
        });
      }
    });

    it('says that a file is missing, as a fault of the input', async () => {
      const missing = workspace.checksum(join(await tempFolder(), 'none'));
      await expect(missing).rejects.toMatchObject({ name: 'AirlockError', code: 'input' });
    });

    it('takes nothing but a regular file, not even by a link', async () => {
      const folder = await tempFolder();
      const path = join(folder, 'file');
      await writeFile(path, 'x');
      await symlink(path, join(folder, 'link'));
      execFileSync('mkfifo', [join(folder, 'pipe')]);
      for (const odd of [folder, join(folder, 'link'), join(folder, 'pipe'), '/dev/zero'])
        await expect(workspace.checksum(odd)).rejects.toMatchObject({
          code: 'input',
          message: expect.stringContaining('is not a regular file'),
        });
    });
  });
};
