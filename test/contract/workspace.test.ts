import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { sweepTemporaryFolder, TemporaryWorkspace } from '#adapters/aws/temporary-workspace.ts';
import { FolderWorkspace } from '#adapters/local/folder-workspace.ts';
import { workspaceContract } from '#test/contract/workspace.contract.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

workspaceContract('FolderWorkspace', async () => new FolderWorkspace(await tempFolder(), 'test'));
workspaceContract('TemporaryWorkspace', async () => new TemporaryWorkspace());

describe('FolderWorkspace', () => {
  afterEach(removeTempFolders);

  it('lets nobody else look into what it lends', async () => {
    const workspace = new FolderWorkspace(await tempFolder(), 'test');
    const mode = await workspace.withFolder(async (folder) => (await stat(folder)).mode);
    expect(mode & 0o077).toBe(0);
  });
});

describe('the temporary folder of a function', () => {
  afterEach(removeTempFolders);

  it('is swept of what a killed run left, and of nothing else', async () => {
    const folder = await tempFolder();
    for (const name of ['airlock-work-a', 'airlock-object-b', 'airlock-spill', 'airlock', 'other'])
      await mkdir(join(folder, name, 'deep'), { recursive: true });
    await sweepTemporaryFolder(folder);
    expect((await readdir(folder)).sort()).toEqual(['airlock', 'other']);
  });
});
