import { datasetTable, versionTable } from '#proof/trino/room-tables.ts';
import type { SampleList } from '#proof/trino/sample-vault.ts';

/** The tables of the facade's own tests. */
export const ROOM_TABLES = [datasetTable('brand', 'members', ['tier'])];

/** What is in them: three people, one of them without a value. */
export const ROOM_SAMPLE: SampleList = {
  table: versionTable('brand', 'members', 'v1'),
  kinds: ['email', 'phone'],
  attributes: ['tier'],
  people: [
    { tokens: { email: 1, phone: 1 }, attributes: { tier: "O'Brien" } },
    { tokens: { email: 2 }, attributes: { tier: null } },
    { tokens: { email: 3 }, attributes: { tier: 'Zoë 東京 🎉' } },
  ],
};
