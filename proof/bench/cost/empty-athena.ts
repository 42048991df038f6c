import type { AthenaClient } from '@aws-sdk/client-athena';
import { MATCHES_TABLE } from '#core/access/workgroup.ts';
import { PLACES } from '#core/matching/match-columns.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';
import type { AthenaAnswer } from '#proof/trino/athena-engine.ts';
import { AthenaService } from '#proof/trino/athena-service.ts';
import { settingsOf, TEST_WORKGROUP } from '#proof/trino/through-athena.ts';

const KEPT = `1000${'01'.repeat(9)}`;
const NOBODY = '0'.repeat(12);

const column = (name: string, type = 'bigint') => ({ name, type });

/** Every cell that segments by one attribute of three values may have, and each total. */
const CELLS = ['0', '1', '2', '3'].flatMap((level) =>
  [null, '1', '2', '3'].flatMap((first) =>
    [null, '1'].map((second) => {
      const rest = level === '0' ? '1' : null;
      return [level, first, second, rest, rest, NOBODY];
    }),
  ),
);

/** Somebody of whom a match is kept, or cells and counts of nobody. */
const answerOf = (sql: string): Omit<AthenaAnswer, 'scannedBytes'> => {
  if (sql.includes(` as ${MATCHES_TABLE.column}\n`))
    return { columns: [column(MATCHES_TABLE.column, 'varchar')], rows: [[KEPT]] };
  const people = column('people', 'varchar');
  if (!sql.includes('level')) return { columns: [people], rows: [[NOBODY]] };
  const places = ['level', ...PLACES.map((place) => `${place}_code`)].map((name) => column(name));
  return { columns: [...places, people], rows: CELLS };
};

/** A client of an Athena that finds nobody. What it writes itself lies in `results`, as what it found. */
export const emptyAthena = (results: Pick<ObjectStore, 'put'>): AthenaClient => {
  const service = new AthenaService({
    workgroups: { [TEST_WORKGROUP.name]: settingsOf(TEST_WORKGROUP) },
    engine: {
      run: async ({ sql }) => ({ ...answerOf(sql), scannedBytes: 0 }),
    },
    putResult: (location, content) => results.put(new URL(location).pathname.slice(1), content),
  });
  const send = async (command: { readonly input: unknown }): Promise<unknown> =>
    service.answer(command.constructor.name.replace(/Command$/, ''), command.input);
  return { send } as unknown as AthenaClient;
};
