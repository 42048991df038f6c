import { expect } from 'vitest';
import type { Language } from '#console/words/language.ts';
import type { OpenConsole } from '#test/support/console/open-console.ts';

/** How often a test looks whether work is done. */
const LOOK_MS = 25;

/** Waits for the work to which an answer leads, and gives the page and the document that came of it. */
export const jobPage = async (
  console: OpenConsole,
  started: Response,
  language: Language = 'en',
): Promise<{ readonly html: string; readonly document: unknown; readonly fault: unknown }> => {
  expect(started.status, await started.clone().text()).toBe(303);
  const path = started.headers.get('location') ?? '';
  expect(path).toMatch(/^\/jobs\//);
  const id = path.slice('/jobs/'.length);
  while (console.jobs.find(id)?.ran === undefined)
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  const { document, fault } = console.jobs.find(id)?.ran ?? {};
  return { html: await console.page(path, language), document, fault };
};
