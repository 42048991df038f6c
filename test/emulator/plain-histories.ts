import { withConnection } from '#adapters/duckdb/connection.ts';
import { quoteText } from '#adapters/duckdb/quote.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import type { EventFile } from '#test/emulator/event-files.ts';

/** What is counted of a cell: people, thousandths of conversions, and whole cents. */
export type PlainCell = readonly [people: number, credits: number, amount: number];

const TABLES = `
create table pairs as
  select c."E-mail" as mail, c."Cookie" as cookie, c."App" as app, c."Tier" as tier,
    a."Id" as id, a."Device" as device
  from customers c join audience a on a."Mail" = c."E-mail";
create table ids as
  select mail, tier, unnest([cookie, app]) as own from pairs;
create table bought as
  select mail, tier, epoch("When"::timestamptz)::bigint as t, "Place" as place,
    (least("Amount"::decimal(9, 2), 500) * 100)::bigint as cents,
    row_number() over (partition by mail order by t) as nth
  from (
    select p.*, ids.mail, ids.tier from purchases p join ids on ids.own = p."Cookie"
    union all
    select p.*, pairs.mail, pairs.tier from purchases p join pairs on pairs.mail = p."E-mail"
    where p."Cookie" is null);
create table seen as
  select mail, epoch("When"::timestamptz)::bigint as t, "Campaign" as campaign, "Type" as type,
    case "Type" when 'click' then 30 else 7 end * 86400 as lasts
  from contacts join pairs on pairs.id = contacts."Id";`;

/** Each analysis in plain SQL over the files that the parties exported. */
const PLAIN = {
  reach: `select count(*), 0, 0
    from (select mail, arg_min(campaign, t) as campaign from seen group by mail) group by campaign`,
  value: `select count(distinct mail), 0, sum(cents) from bought where nth <= 2 group by tier`,
  conversions: `
    with exposed as (select mail, mail in (select mail from seen) as exposed from pairs),
    converting as (
      select b.mail, arg_min(b.place, b.t) as place
      from bought b join exposed e on e.mail = b.mail left join seen s on s.mail = b.mail
      where not e.exposed or (s.t <= b.t and b.t <= s.t + s.lasts)
      group by b.mail)
    select count(*), 0, 0
    from exposed left join converting on converting.mail = exposed.mail
    group by exposed, coalesce(place, 'no')`,
  attribution: `
    with fitting as (
      select b.mail, b.cents, coalesce(s.campaign, 'nobody') as campaign, row_number() over (
        partition by b.mail, b.nth order by s.type = 'seen', s.t desc) as place
      from bought b
      left join seen s on s.mail = b.mail and s.t <= b.t and s.t >= b.t - s.lasts
      where b.nth <= 2)
    select count(distinct mail), 1000 * count(*), sum(cents)
    from fitting where place = 1 group by campaign`,
  'event-lift': `
    select count(distinct pairs.mail), 0, coalesce(sum(cents), 0)
    from pairs left join bought on bought.mail = pairs.mail and nth <= 2
    group by device, cents is null`,
  balance: `select count(*), 0, 0 from pairs group by device, tier`,
} as const;
export type PlainAnalysis = keyof typeof PLAIN;

/** What plain SQL finds in the cells of an analysis that hold at least k people, in order of size. */
export const plainHistories = (
  paths: Readonly<Record<EventFile, string>>,
  analysis: PlainAnalysis,
  k: number,
): Promise<readonly PlainCell[]> =>
  withConnection(TEST_LIMITS, async (connection) => {
    await connection.run("set timezone = 'UTC'");
    for (const [name, path] of Object.entries(paths))
      await connection.run(
        `create view ${name} as from read_csv(${quoteText(path)}, header = true, all_varchar = true)`,
      );
    await connection.run(TABLES);
    const found = await connection.runAndReadAll(PLAIN[analysis]);
    return inOrder(found.getRows().map((row) => row.map(Number) as unknown as PlainCell)).filter(
      ([people]) => people >= k,
    );
  });

/** Cells by what they hold. */
export const inOrder = (cells: readonly PlainCell[]): readonly PlainCell[] =>
  cells.toSorted((one, other) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2]);
