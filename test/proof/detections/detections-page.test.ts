import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { DETECTIONS } from '#core/audit/detections.ts';
import { DETECTIONS_PAGE, detectionsPage } from '#proof/detections/detections-page.ts';

it('the page of detections is what their table says (npm run detections)', async () => {
  expect(await readFile(DETECTIONS_PAGE, 'utf8')).toBe(detectionsPage());
});

it('no two detections share an id', () => {
  const ids = DETECTIONS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});
