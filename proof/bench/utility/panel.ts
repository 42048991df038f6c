/** A scale from values to places on the page, even or logarithmic. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly logarithmic: boolean;
  readonly ticks: readonly number[];
  readonly text: (value: number) => string;
  readonly label: string;
}

/** A rectangle with two axes in which lines are drawn. */
export interface Panel {
  readonly title: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: Axis;
  readonly y: Axis;
}

/** A line of points, cut where a point is not on the panel. */
export interface Line {
  readonly points: readonly (readonly [x: number, y: number | undefined])[];
  readonly style: string;
}

const place = ({ from, to, logarithmic }: Axis, value: number): number =>
  logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);

const short = (n: number): string => String(Math.round(n * 10) / 10);

const xOf = (panel: Panel, value: number): string =>
  short(panel.left + panel.width * place(panel.x, value));
const yOf = (panel: Panel, value: number): string =>
  short(panel.top + panel.height * (1 - place(panel.y, value)));

const gridOf = (panel: Panel): readonly string[] => {
  const { left, top, width, height } = panel;
  return [
    ...panel.x.ticks.flatMap((value) => [
      `<path class="grid" d="M${xOf(panel, value)} ${top}V${top + height}"/>`,
      `<text x="${xOf(panel, value)}" y="${top + height + 18}" text-anchor="middle">${panel.x.text(value)}</text>`,
    ]),
    ...panel.y.ticks.flatMap((value) => [
      `<path class="grid" d="M${left} ${yOf(panel, value)}H${left + width}"/>`,
      `<text x="${left - 8}" y="${Number(yOf(panel, value)) + 4}" text-anchor="end">${panel.y.text(value)}</text>`,
    ]),
  ];
};

const labelsOf = ({ title, left, top, width, height, x, y }: Panel): readonly string[] => [
  `<rect class="frame" x="${left}" y="${top}" width="${width}" height="${height}"/>`,
  `<text class="title" x="${left}" y="${top - 12}">${title}</text>`,
  `<text x="${left + width / 2}" y="${top + height + 40}" text-anchor="middle">${x.label}</text>`,
  `<text transform="translate(${left - 56} ${top + height / 2}) rotate(-90)" text-anchor="middle">${y.label}</text>`,
];

const pathOf = (panel: Panel, line: Line): string => {
  let pen = 'M';
  const steps = line.points.map(([x, y]) => {
    if (y === undefined) {
      pen = 'M';
      return '';
    }
    const step = `${pen}${xOf(panel, x)} ${yOf(panel, y)}`;
    pen = 'L';
    return step;
  });
  return `<path class="line" ${line.style} d="${steps.join('')}"/>`;
};

/** The panel with its lines, as SVG. */
export const drawPanel = (panel: Panel, lines: readonly Line[]): readonly string[] => [
  ...gridOf(panel),
  ...labelsOf(panel),
  ...lines.map((line) => pathOf(panel, line)),
];
