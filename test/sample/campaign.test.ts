import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { hierarchiesOf } from '#core/agreement/lookup.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { CAMPAIGN_EVENTS, CAMPAIGN_FILES, campaignFiles } from '#sample/campaign/campaign-files.ts';
import { ADDS, ARMS, BOUGHT_ANYWAY, DISTRICTS } from '#sample/campaign/campaign-people.ts';
import { campaignTruth } from '#sample/campaign/campaign-truth.ts';
import { historyTruth } from '#sample/campaign/history-truth.ts';

const committed = (name: string): Promise<string> =>
  readFile(new URL(`../../examples/campaign/${name}`, import.meta.url), 'utf8');

const rowsOf = async (name: string): Promise<readonly string[][]> =>
  (parse(await committed(name)) as string[][]).slice(1);

const truth = campaignTruth();

describe('the people of examples/campaign', () => {
  it('are those that the seed gives: else run "node proof/campaign/main.ts"', async () => {
    for (const [name, text] of Object.entries(campaignFiles()))
      expect((await committed(name)) === text, name).toBe(true);
  });

  it('are each on a list once', async () => {
    for (const name of Object.values(CAMPAIGN_FILES)) {
      const rows = await rowsOf(name);
      expect(rows).toHaveLength(36_000);
      expect(new Set(rows.map(([email]) => email)).size).toBe(36_000);
    }
  });

  it('make the truth, counted anew from both files', async () => {
    const armBy = new Map(
      (await rowsOf(CAMPAIGN_FILES.publisher)).map(([email, , arm]) => [email, arm]),
    );
    const both = (await rowsOf(CAMPAIGN_FILES.brand)).filter(([email]) => armBy.has(email));
    expect(both).toHaveLength(truth.matched);
    for (const arm of ARMS) {
      const people = both.filter(([email]) => armBy.get(email) === arm);
      const bought = people.filter(([, , each]) => each === 'yes').length;
      expect(truth.arms[arm]).toEqual({ people: people.length, bought, adds: ADDS[arm] });
    }
    for (const [district, buyers] of Object.entries(truth.buyers))
      expect(both.filter(([, where, each]) => where === district && each === 'yes')).toHaveLength(
        buyers,
      );
  });

  it('bought and were shown what the files of events say, counted anew', async () => {
    const cookies = new Map(
      (await rowsOf(CAMPAIGN_FILES.publisher)).map(([email, cookie]) => [cookie, email]),
    );
    const on = new Set([...cookies.values()]);
    const customers = new Set((await rowsOf(CAMPAIGN_FILES.brand)).map(([email]) => email));
    const purchases = (await rowsOf(CAMPAIGN_EVENTS['brand.purchases'])).filter(([email]) =>
      on.has(email),
    );
    const { bought, reached } = historyTruth();
    for (const [place, { people, conversions, cents }] of Object.entries(bought)) {
      const there = purchases.filter(([, , where]) => where === place);
      expect(there).toHaveLength(conversions);
      expect(new Set(there.map(([email]) => email)).size).toBe(people);
      expect(Math.round(100 * there.reduce((sum, row) => sum + Number(row[3]), 0))).toBe(cents);
    }
    const contacts = await rowsOf(CAMPAIGN_EVENTS['publisher.contacts']);
    for (const [campaign, people] of Object.entries(reached)) {
      const shown = contacts.filter(([, , each]) => each === campaign);
      const emails = new Set(shown.map(([cookie]) => cookies.get(cookie ?? '')));
      expect([...emails].filter((email) => customers.has(email))).toHaveLength(people);
    }
  });

  it('bought as often as the campaign made them, but for the luck of so many', () => {
    for (const { people, bought, adds } of Object.values(truth.arms)) {
      const rate = BOUGHT_ANYWAY + adds;
      const deviation = Math.sqrt((rate * (1 - rate)) / people);
      expect(Math.abs(bought / people - rate)).toBeLessThan(3 * deviation);
    }
  });

  it('have the values and the regions that the agreement declares, and no others', async () => {
    const { agreement } = parseAgreement(await committed('agreement.yaml'), 'agreement.yaml');
    const attributes = {
      ...agreement.datasets.brand?.customers?.attributes,
      ...agreement.datasets.publisher?.audience?.attributes,
    };
    expect(attributes.district?.toSorted()).toEqual(Object.keys(truth.buyers).toSorted());
    expect(attributes.arm).toEqual([...ARMS]);
    const { parents = {} } = hierarchiesOf(agreement, 'brand', 'customers').district?.[0] ?? {};
    expect(parents).toEqual(
      Object.fromEntries(
        Object.entries(DISTRICTS).map(([name, each]) => [name, Object.keys(each)]),
      ),
    );
  });
});
