import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { trailOfEvents } from '#adapters/duckdb/trail/trail-of-events.ts';
import { withCorpus } from '#test/corpora/corpora.ts';
import { firesIn } from './fires-alone.ts';
import { STRATUS_TECHNIQUES } from './stratus-techniques.ts';

/** The events of attack techniques, one technique a file: what each was played for is found. */
withCorpus('data/cloudtrail-stratus', (folder) => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const nameOf = (file: string): string => file.replace(/^aws\./, '').replace(/\.json$/, '');

  it('says of each technique what has to speak of it', () => {
    expect(files.map(nameOf).toSorted()).toEqual(Object.keys(STRATUS_TECHNIQUES).toSorted());
  });

  it.each(files.map((file) => [nameOf(file), file] as const))('%s is found', async (name, file) => {
    await using trail = await trailOfEvents(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    const wanted = STRATUS_TECHNIQUES[name] ?? [];
    const found: string[] = [];
    for (const detection of wanted) if (await firesIn(trail, detection)) found.push(detection);
    expect(found).toEqual(wanted);
  });
});
