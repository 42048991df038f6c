import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findChromium, openBrowser } from '#proof/browser/chromium.ts';

const MAIN = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
const PICTURE = fileURLToPath(new URL('../../docs/console.png', import.meta.url));

/** What a reader sees first: the navigation, and an answer down to its numbers. */
const SIZE = { width: 1_280, height: 860 };

/** The console of the brand on the room that `npm run demo -- --keep DIR` left, and the address that opens it. */
const openConsole = async (demo: string) => {
  const line = ['console', '--room', 'room', '--party', 'brand', '--files', 'files', '--json'];
  const env = { ...process.env, AIRLOCK_HOME: join(demo, 'home') };
  const child = spawn(process.execPath, [MAIN, ...line], {
    ...{ cwd: demo, env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  for await (const said of createInterface(child.stderr)) {
    const [door] = /http:\/\/\S+/.exec(said) ?? [];
    if (door !== undefined) return { child, door };
  }
  throw new Error(`No console opens on "${demo}".`);
};

/** Takes the newest answer of the room: the one by tier and device. */
const takePicture = async (program: string, demo: string): Promise<void> => {
  const { child, door } = await openConsole(demo);
  const browser = await openBrowser(program);
  try {
    const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light', locale: 'en-GB' });
    await page.goto(door);
    await page.goto(new URL('/answers', door).href);
    await page.click('main table a');
    await page.waitForLoadState();
    await page.screenshot({ path: PICTURE });
  } finally {
    await browser.close();
    child.kill('SIGINT');
    await once(child, 'close');
  }
};

const [demo = 'work/demo'] = process.argv.slice(2);
const program = await findChromium();
const isThere = await stat(join(demo, 'room')).then(
  () => true,
  () => false,
);
if (program === undefined || !isThere) {
  process.stderr.write(
    'A picture of the console needs Chromium, and a folder that "npm run demo -- --keep work/demo" made.\n',
  );
  process.exitCode = 1;
} else await takePicture(program, resolve(demo));
