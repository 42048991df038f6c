/**
 * What plain SQL over the grocer's tables says, for each question a statement whose rows are cells: the names of their
 * values, `people`, and `credits` and `cents` where these are asked. It knows nothing of the product's own SQL.
 */

const DAY = 86_400;
/** Days that a touch of each type counts. */
export const DAYS = { mailed: 14, redeemed: 30 } as const;
/** Of a household the first so many purchases. */
export const CONTRIBUTED = 2;
/** The most that a purchase counts for, in cents. */
export const CLIP = 2_000;

/** Seconds, `to` left out. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** Everybody on both lists, and what they did: purchases in the period, numbered, and all that they saw. */
const both = ({ from, to }: Period): string => `
  both_lists as (
    select household, age from households where of_brand and of_publisher),
  purchase as (
    select bought.household, happened, department, least(cents, ${CLIP}) as cents,
      row_number() over (
        partition by bought.household order by happened, department, least(cents, ${CLIP}), line
      ) as nth
    from bought join both_lists on both_lists.household = bought.household
    where happened >= ${from} and happened < ${to}),
  touch as (
    select seen.*, case type when 'mailed' then ${DAYS.mailed} else ${DAYS.redeemed} end * ${DAY}
      as lasts
    from seen join both_lists on both_lists.household = seen.household)`;

/** People by the campaign that reached them first in the period, and how often it did. */
export const reachSql = (period: Period): string => `
  with ${both(period)},
  inside as (
    select * from touch where happened >= ${period.from} and happened < ${period.to}),
  first_campaign as (
    select household, arg_min(campaign, (happened, type, campaign)) as campaign
    from inside group by household),
  often as (
    select household, campaign, count(*) as times
    from inside join first_campaign using (household, campaign) group by household, campaign)
  select campaign, case when times = 1 then '1' when times < 4 then '2-3'
    when times < 8 then '4-7' else '8+' end as frequency, count(*) as people
  from often group by all`;

/** People by whether they were exposed, and where they bought first: after a touch, if they were. */
export const conversionsSql = (period: Period): string => `
  with ${both(period)},
  counting as (
    select * from touch
    where happened < ${period.to} and happened + lasts >= ${period.from}),
  told as (
    select both_lists.household,
      exists (select 1 from counting where counting.household = both_lists.household) as exposed
    from both_lists),
  first_purchase as (
    select household, exposed, arg_min(department, nth) as department
    from told join purchase using (household)
    where not exposed or exists (
      select 1 from counting
      where counting.household = purchase.household
        and counting.happened <= purchase.happened
        and purchase.happened <= counting.happened + counting.lasts)
    group by household, exposed)
  select case when told.exposed then 'yes' else 'no' end as exposed,
    coalesce(department, 'no') as department, count(*) as people
  from told left join first_purchase using (household) group by all`;

/** Purchases and cents by the campaign of the last touch of the best type before each. */
export const attributionSql = (period: Period): string => `
  with ${both(period)},
  counted as (select * from purchase where nth <= ${CONTRIBUTED}),
  eligible as (
    select counted.household, nth, cents, campaign, touch.happened, type,
      case type when 'redeemed' then 1 else 2 end as priority
    from counted left join touch
      on touch.household = counted.household
      and touch.happened <= counted.happened
      and touch.happened >= counted.happened - touch.lasts),
  credited as (
    select household, nth, any_value(cents) as cents,
      coalesce(arg_max(campaign, (-priority, happened, type, campaign)), 'nobody') as campaign
    from eligible group by household, nth)
  select campaign, count(distinct household) as people, 1000 * count(*) as credits,
    sum(cents) as cents
  from credited group by campaign`;

/** People who bought, and what their first purchases came to, by age. */
export const valueSql = (period: Period): string => `
  with ${both(period)}
  select age, count(distinct purchase.household) as people, sum(cents) as cents
  from purchase join both_lists using (household) where nth <= ${CONTRIBUTED} group by age`;
