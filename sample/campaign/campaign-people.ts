import { choiceByRate, pickFrom, seededDraw } from '#sample/draws.ts';

/** People of the example, and how many of them are on both lists: 0 … shared - 1 are. */
export const CAMPAIGN = {
  seed: 2026,
  brandPeople: 36_000,
  publisherPeople: 36_000,
  shared: 30_000,
};

/** The arms that chance dealt the audience into, equal parts of it. */
export const ARMS = ['video', 'banner', 'withheld'] as const;
export type Arm = (typeof ARMS)[number];

/** The part of people that would have bought without any campaign. */
export const BOUGHT_ANYWAY = 0.1;

/** What each arm truly adds to that: nobody is moved by a banner. */
export const ADDS: Readonly<Record<Arm, number>> = { video: 0.03, banner: 0, withheld: 0 };

/** Where customers live, in thousands: a few large districts, and many small ones. */
export const DISTRICTS = {
  flanders: {
    ...{ antwerp: 530, ghent: 265, bruges: 119, leuven: 103, aalst: 90, mechelen: 88 },
    ...{ hasselt: 80, kortrijk: 79, ostend: 72, genk: 67 },
  },
  capital: { brussels: 190, schaerbeek: 130, anderlecht: 122 },
  wallonia: {
    ...{ charleroi: 204, liege: 196, namur: 114, mons: 96, la_louviere: 82 },
    ...{ tournai: 69, seraing: 64, verviers: 55, arlon: 31 },
  },
} as const;

/** What is true of somebody: in which arm, where they live, and whether they bought. */
interface CampaignPerson {
  readonly arm: Arm;
  readonly district: string;
  readonly bought: boolean;
}

const districtChoice = (): ((draw: number) => string) => {
  const districts = Object.values(DISTRICTS).flatMap((region) => Object.entries(region));
  const all = districts.reduce((sum, [, thousands]) => sum + thousands, 0);
  const [[last = ''] = [], ...others] = districts.toReversed();
  return choiceByRate(
    Object.fromEntries(others.map(([name, thousands]) => [name, thousands / all])),
    last,
  );
};

/** Makes the function that tells of person n. Who is on the brand's list alone was shown nothing, whatever the arm. */
export const campaignPeople = (): ((person: number) => CampaignPerson) => {
  const { seed, shared, brandPeople } = CAMPAIGN;
  const draw = {
    arm: seededDraw(seed, 'campaign/arm'),
    district: seededDraw(seed, 'campaign/district'),
    buys: seededDraw(seed, 'campaign/buys'),
  };
  const districtBy = districtChoice();
  return (person) => {
    const arm = pickFrom(ARMS, draw.arm(person));
    const isReached = person < shared || person >= brandPeople;
    return {
      arm,
      district: districtBy(draw.district(person)),
      bought: draw.buys(person) < BOUGHT_ANYWAY + (isReached ? ADDS[arm] : 0),
    };
  };
};
