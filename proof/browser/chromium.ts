import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** As distributions call it. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'] as const;

/** The Chromium that this machine has; undefined where it has none. Nothing is fetched. */
export const findChromium = async (): Promise<string | undefined> => {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const path of folders.flatMap((folder) => NAMES.map((name) => join(folder, name))))
    if (await isProgram(path)) return path;
  return undefined;
};

const isProgram = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

/** Starts it without a window. */
export const openBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath });
