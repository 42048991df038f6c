import { expect, it } from 'vitest';
import { HeatTable } from '#console/parts/heat-table.tsx';

it('has each number, darker where it is larger, and says what is not told', () => {
  const html = String(
    HeatTable({
      ...{ caption: 'People', heads: ['tier', 'device'], columns: ['mobile', 'desktop'] },
      rows: [
        {
          label: 'gold',
          cells: [
            { text: '1', heat: 0 },
            { text: '100', note: '± 5', heat: 1 },
          ],
        },
        {
          label: '<b>',
          cells: [
            { text: 'suppressed', heat: undefined },
            { text: '50', heat: 0.5 },
          ],
        },
      ],
    }),
  );
  expect(html).toContain('<td class="number heat-0">1</td>');
  expect(html).toContain('<td class="number heat-4">100<small>± 5</small></td>');
  expect(html).toContain('<td class="number untold">suppressed</td>');
  expect(html).toContain('<td class="number heat-2">50</td>');
  expect(html).toContain('&lt;b&gt;');
  expect(html).toContain('colspan="2"');
});
