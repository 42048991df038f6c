/** A number with what it is between, and the truth, which no room knows. */
export interface PlotRow {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly truth: number;
}

/** What a picture says. */
export interface Plot {
  readonly title: string;
  /** What each row is. */
  readonly says: string;
  readonly rows: readonly PlotRow[];
  text(value: number): string;
}

const WIDTH = 760;
const ROW = 34;
const TOP = 64;
const LEFT = 260;
const RIGHT = 40;

const STYLE = [
  'text{font:12px system-ui,sans-serif;fill:#404040}.title{font-weight:600;fill:#1a1a1a}',
  '.nothing{stroke:#1a1a1a}.bar{fill:#c9daf5}.between{stroke:#1f5fbf;stroke-width:3}',
  '.told{fill:#1f5fbf}.truth{fill:none;stroke:#c2410c;stroke-width:2}',
].join('');

/** Where a value stands between the ends of the rows, of which 0 is always one or between. */
const scale = (rows: readonly PlotRow[]): ((value: number) => number) => {
  const ends = [0, ...rows.flatMap(({ low, high, truth }) => [low, high, truth])];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  return (value) =>
    Number((LEFT + ((value - least) / (most - least)) * (WIDTH - LEFT - RIGHT)).toFixed(1));
};

/** A picture of bars with their intervals and the truth beside them, as SVG. */
export const plot = ({ title, says, rows, text }: Plot): string => {
  const at = scale(rows);
  const bottom = TOP + ROW * rows.length;
  const rowText = ({ label, value, low, high, truth }: PlotRow, n: number): readonly string[] => {
    const y = TOP + ROW * n + ROW / 2;
    const [from, to] = [Math.min(at(0), at(value)), Math.max(at(0), at(value))];
    return [
      `<text x="16" y="${y + 4}">${label}: ${text(value)}</text>`,
      `<rect class="bar" x="${from}" y="${y - 8}" width="${(to - from).toFixed(1)}" height="16"/>`,
      `<path class="between" d="M${at(low)} ${y}H${at(high)}"/>`,
      `<circle class="told" cx="${at(value)}" cy="${y}" r="4"/>`,
      `<path class="truth" d="M${at(truth)} ${y - 9}l6 9l-6 9l-6 -9z"/>`,
    ];
  };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 20}" role="img" aria-label="${title}">`,
    `<style>${STYLE}</style><rect width="100%" height="100%" fill="#fff"/>`,
    `<text class="title" x="16" y="24">${title}</text>`,
    `<text x="16" y="42">${says} Line: 95 of 100 answers hold the truth. Diamond: the truth, which no room knows.</text>`,
    `<path class="nothing" d="M${at(0)} ${TOP}V${bottom}"/>`,
    ...rows.flatMap(rowText),
    '</svg>\n',
  ].join('\n');
};
