import { ADDS, type Arm, CAMPAIGN, campaignPeople, DISTRICTS } from './campaign-people.ts';

/** What a room is asked for, of the people on both lists. No room knows it. */
export interface CampaignTruth {
  /** How many of them there are. */
  readonly matched: number;
  /** By arm: its people, those who bought, and the part of its people that it truly moved to buy. */
  readonly arms: Readonly<Record<Arm, { people: number; bought: number; adds: number }>>;
  /** Who bought, by district. */
  readonly buyers: Readonly<Record<string, number>>;
}

/** Counts what is true of the people on both lists, one by one. */
export const campaignTruth = (): CampaignTruth => {
  const armOf = (arm: Arm) => ({ people: 0, bought: 0, adds: ADDS[arm] });
  const arms = { video: armOf('video'), banner: armOf('banner'), withheld: armOf('withheld') };
  const districts = Object.values(DISTRICTS).flatMap((region) => Object.keys(region));
  const buyers: Record<string, number> = Object.fromEntries(
    districts.map((district) => [district, 0]),
  );
  const personOf = campaignPeople();
  for (let person = 0; person < CAMPAIGN.shared; person += 1) {
    const { arm, district, bought } = personOf(person);
    arms[arm].people += 1;
    if (!bought) continue;
    arms[arm].bought += 1;
    buyers[district] = (buyers[district] ?? 0) + 1;
  }
  return { matched: CAMPAIGN.shared, arms, buyers };
};
