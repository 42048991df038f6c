import { deriveFeatures } from '#core/match-keys/derive-features.ts';
import {
  type DescribedPerson,
  FEATURE_FIELDS,
  type Feature,
  FIELDS,
  type Field,
  type PersonFeatures,
} from '#core/match-keys/features.ts';
import { hasKey, keyAgrees } from '#core/match-keys/key-agrees.ts';
import { fieldsOfKeys, scorePair } from '#core/match-keys/score-pair.ts';
import { PAGE_TERMS } from './figures.ts';

/** One person as two lists have her: another name in daily use, an umlaut written out, and a house number with a wrong digit. */
const BRAND: DescribedPerson = {
  given_name: 'Stefanie',
  surname: 'Schröder',
  birth_date: '1984-11-23',
  postcode: '04275',
  place: 'Leipzig',
  street: 'Lindenstraße',
  house_number: '12',
};
const PUBLISHER: DescribedPerson = {
  ...BRAND,
  given_name: 'Steffi',
  surname: 'Schroeder',
  street: 'Lindenstr.',
  house_number: '72',
};

const WIDTH = 760;
const ROW = 46;
const TOP = 70;
const LEFT = 300;
const RIGHT = 40;
const GAP = 26;

const TITLES: Readonly<Record<Field, string>> = {
  given: 'given name',
  surname: 'surname',
  birth: 'birth date',
  location: 'postcode and place',
  number: 'house number',
  street: 'street',
};

const WRITTEN: Readonly<Record<Field, (person: DescribedPerson) => string>> = {
  given: (person) => person.given_name ?? '',
  surname: (person) => person.surname ?? '',
  birth: (person) => person.birth_date ?? '',
  location: ({ postcode, place }) => `${postcode} ${place}`,
  number: (person) => person.house_number ?? '',
  street: (person) => person.street ?? '',
};

interface Step {
  readonly field: Field;
  readonly points: number;
  readonly because: string;
  readonly before: number;
}

/** What each field adds, by the best feature of the keys that agree. The sum is that of `scorePair`. */
const steps = (): readonly Step[] => {
  const { table } = PAGE_TERMS;
  const [one, other] = [deriveFeatures(BRAND), deriveFeatures(PUBLISHER)];
  const agreeing = table.keys.flatMap((key, place) => (keyAgrees(key, one, other) ? [place] : []));
  const features = agreeing.flatMap((place) => table.keys[place] ?? []);
  const bestOf = (field: Field): Feature | undefined =>
    features
      .filter((feature) => FEATURE_FIELDS[feature] === field)
      .toSorted((a, b) => table.points[b] - table.points[a])[0];
  let before = 0;
  const all = FIELDS.map((field): Step => {
    const best = bestOf(field);
    const points = best === undefined ? table.unproven[field] : table.points[best];
    const step = { field, points, because: best ?? 'no key with it agrees', before };
    before += points;
    return step;
  });
  const had = (person: PersonFeatures): ReadonlySet<Field> =>
    fieldsOfKeys(table, (place) => hasKey(table.keys[place] ?? [], person));
  const theirs = had(other);
  const fields = new Set([...had(one)].filter((field) => theirs.has(field)));
  const { total } = scorePair(table, { keys: agreeing, fields, identifier: false });
  if (total !== before) throw new Error('the picture adds up to something else than the pair has');
  return all;
};

const bits = (tenths: number): string =>
  `${tenths < 0 ? '−' : '+'}${(Math.abs(tenths) / 10).toFixed(1)}`;

const STYLE = [
  'text{font:12px system-ui,sans-serif;fill:#404040}.field{font-weight:600;fill:#1a1a1a}',
  '.grid{stroke:#d5d5d5}.for{fill:#1f5fbf}.against{fill:#c2410c}.total{stroke:#1a1a1a;stroke-dasharray:4 3}',
].join('');

/** How the points of a pair add up, as the table that comes with the room has them: docs/matching-points.svg. */
export const matchingPlot = (): string => {
  const all = steps();
  const most = Math.max(...all.map(({ before, points }) => Math.max(before, before + points)));
  const xOf = (points: number): number =>
    LEFT + (points / (Math.ceil(most / 100) * 100)) * (WIDTH - LEFT - RIGHT);
  const bottom = TOP + ROW * all.length;
  const sum = all.reduce((points, step) => points + step.points, 0);
  const rowText = ({ field, points, because, before }: Step, at: number): readonly string[] => {
    const y = TOP + ROW * at;
    const [from, to] = [
      xOf(Math.min(before, before + points)),
      xOf(Math.max(before, before + points)),
    ];
    const written = [BRAND, PUBLISHER].map(WRITTEN[field]);
    const both = written[0] === written[1] ? written[0] : written.join(' / ');
    return [
      `<text class="field" x="16" y="${y + 18}">${TITLES[field]}</text>`,
      `<text x="16" y="${y + 33}">${both}</text>`,
      `<rect class="${points < 0 ? 'against' : 'for'}" x="${from.toFixed(1)}" y="${y + 8}" width="${(to - from).toFixed(1)}" height="${GAP - 8}" rx="2"/>`,
      `<text x="${from.toFixed(1)}" y="${y + 40}">${bits(points)} ${because.replaceAll('_', ' ')}</text>`,
    ];
  };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 50}" role="img" aria-label="How the points of one pair add up to ${(sum / 10).toFixed(1)} bits, above the total of ${PAGE_TERMS.total / 10}">`,
    `<style>${STYLE}</style><rect width="100%" height="100%" fill="#fff"/>`,
    `<text class="field" x="16" y="24">${(sum / 10).toFixed(1)} bits that two rows are one person</text>`,
    `<text x="16" y="42">Dashed: the total that lists of 10,000 people ask for, ${PAGE_TERMS.total / 10} bits. Blue proves, orange costs.</text>`,
    `<path class="grid" d="M${LEFT} ${TOP}V${bottom}"/>`,
    ...all.flatMap(rowText),
    `<path class="total" d="M${xOf(PAGE_TERMS.total).toFixed(1)} ${TOP - 10}V${bottom}"/>`,
    `<text x="${xOf(PAGE_TERMS.total).toFixed(1)}" y="${bottom + 18}" text-anchor="middle">total</text>`,
    `<text x="${xOf(sum).toFixed(1)}" y="${bottom + 18}" text-anchor="end">sum ${bits(sum)}</text>`,
    '</svg>\n',
  ].join('\n');
};
