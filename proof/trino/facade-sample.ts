import { datasetTable, versionTable } from '#proof/trino/room-tables.ts';
import type { SampleList } from '#proof/trino/sample-vault.ts';

const MEMBERS = { party: 'brand', dataset: 'members' };

/** The tables of the facade's own tests. */
export const ROOM_TABLES = [datasetTable(MEMBERS.party, MEMBERS.dataset, ['tier'])];

/** What is in them: three people, one of them without a value, whose code is 0. */
export const ROOM_SAMPLE: SampleList = {
  table: versionTable(MEMBERS, 'v1'),
  kinds: ['email', 'phone'],
  attributes: { tier: ['gold', 'silver'] },
  people: [
    { tokens: { email: 1, phone: 1 }, attributes: { tier: 'gold' } },
    { tokens: { email: 2 }, attributes: {} },
    { tokens: { email: 3 }, attributes: { tier: 'silver' } },
  ],
};
