import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ListFile } from '../fill-lists.ts';

const DAY = 86_400;
/** Their events end on the first days of 2018; the room keeps those of two years. */
const LAST_DAY = 17_534;

/** By how many seconds events are brought forward, whole days, so that the last is of yesterday or before. */
export const shiftTo = (now: number): number => (Math.floor(now / 1000 / DAY) - 1 - LAST_DAY) * DAY;

/**
 * The grocer's data as tables of the engine, events brought forward: `households` on each list, `bought` a row for each
 * line of a receipt in whole cents, `seen` a row for each contact and each coupon that was redeemed.
 */
export const readGrocer = async (
  connection: DuckDBConnection,
  root: string,
  shift: number,
): Promise<void> => {
  const file = (name: string): string => `'${join(root, name).replaceAll("'", "''")}.parquet'`;
  await connection.run(`
    create table bought as
    select row_number() over () as line, household_id as household,
      transaction_timestamp::bigint + ${shift} as happened,
      round(cast(sales_value as decimal(10, 2)) * 100)::bigint as cents,
      case department when 'GROCERY' then 'grocery' when 'DRUG GM' then 'drug'
        when 'PRODUCE' then 'produce' else 'other' end as department
    from ${file('transactions_sample')}
    left join ${file('products')} using (product_id);

    create table seen as
    select row_number() over () as line, * from (
      select household_id as household, start_date::bigint * ${DAY} + ${shift} as happened,
        lower(right(campaign_type, 1)) as campaign, 'mailed' as type
      from ${file('campaigns')} join ${file('campaign_descriptions')} using (campaign_id)
      union all
      select household_id, redemption_date::bigint * ${DAY} + ${shift},
        lower(right(campaign_type, 1)), 'redeemed'
      from ${file('coupon_redemptions')} join ${file('campaign_descriptions')}
        using (campaign_id));

    create table households as
    select household,
      coalesce(case when age in ('19-24', '25-34', '35-44') then 'younger' else age end, 'unknown')
        as age,
      household in (select household from bought) and household::int % 7 <> 3 as of_brand,
      household in (select household from seen) or household::int % 3 = 0 as of_publisher
    from (select household from bought union select household from seen)
    left join (select household_id as household, age from ${file('demographics')}) using (household);

    update households set age = 'older' where age not in ('younger', 'unknown');`);
};

/** Writes the four files of the two parties. Only the brand knows ages; each has its own ids of a household. */
export const writeGrocer = async (
  connection: DuckDBConnection,
  folder: string,
): Promise<readonly ListFile[]> => {
  const write = async (name: string, select: string): Promise<string> => {
    const path = join(folder, `${name}.csv`);
    await connection.run(`copy (${select}) to '${path}' (header, delimiter ',')`);
    return path;
  };
  const email = "'h' || household || '@example.org' as email";
  return [
    {
      ...{ party: 'brand', dataset: 'customers' },
      file: await write(
        'customers',
        `select ${email}, 'L' || household as card, age from households where of_brand`,
      ),
      mapping: { identifiers: { email: 'email' }, bridges: ['card'], attributes: { age: 'age' } },
    },
    {
      ...{ party: 'publisher', dataset: 'audience' },
      file: await write(
        'audience',
        `select ${email}, 'P' || household as panel from households where of_publisher`,
      ),
      mapping: { identifiers: { email: 'email' }, bridges: ['panel'] },
    },
    {
      ...{ party: 'brand', dataset: 'purchases' },
      file: await write(
        'purchases',
        `select line, 'L' || household as card, happened, printf('%.2f', cents / 100) as amount,
          department from bought`,
      ),
      mapping: {
        ...{ bridges: ['card'], time: { column: 'happened', format: 'unix' }, eventId: 'line' },
        ...{
          value: { column: 'amount', currency: 'USD' },
          attributes: { department: 'department' },
        },
      },
    },
    {
      ...{ party: 'publisher', dataset: 'contacts' },
      file: await write(
        'contacts',
        "select line, 'P' || household as panel, happened, campaign, type from seen",
      ),
      mapping: {
        ...{ bridges: ['panel'], time: { column: 'happened', format: 'unix' }, eventId: 'line' },
        attributes: { campaign: 'campaign', type: 'type' },
      },
    },
  ];
};
