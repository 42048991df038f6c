import { number } from '../money.ts';
import type { Sized } from './quotas.ts';
import { wallSeconds } from './step-use.ts';

const COLOURS = ['#8c959f', '#1f5fbf', '#5aa0e6', '#c2410c', '#2f855a', '#b7791f'];
const WIDTH = 760;
const LEFT = 110;
const BAR = 34;
const GAP = 22;
const TOP = 70;

interface Piece {
  readonly name: string;
  readonly minutes: number;
}

const piecesOf = ({ ingest, question }: Sized): readonly Piece[] =>
  [...ingest, ...question].flatMap((step) => {
    const minutes = wallSeconds(step) / 60;
    // Queries of Athena are one colour: which there are depends on the size.
    return minutes > 0 ? [{ name: step.name.replace(/:.*/, ''), minutes }] : [];
  });

const sum = (pieces: readonly Piece[]): number =>
  pieces.reduce((total, { minutes }) => total + minutes, 0);

const bar = (sized: Sized, at: number, names: readonly string[]): readonly string[] => {
  const pieces = piecesOf(sized);
  const all = sum(pieces);
  const y = TOP + at * (BAR + GAP);
  let x = LEFT;
  const rects = pieces.map(({ name, minutes }) => {
    const width = (minutes / all) * WIDTH;
    const colour = COLOURS[names.indexOf(name) % COLOURS.length];
    const text = `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" fill="${colour}"><title>${name}: ${number(minutes)} min</title></rect>`;
    x += width;
    return text;
  });
  return [
    `<text x="${LEFT - 10}" y="${y + 15}" text-anchor="end">${number(sized.load.rows / 1e6)} M</text>`,
    `<text x="${LEFT - 10}" y="${y + 30}" text-anchor="end">${number(all)} min</text>`,
    ...rects,
  ];
};

/** Where the time goes for each size, as a picture: each bar is the whole way from a list to an answer. */
export const drawSteps = (sizes: readonly Sized[]): string => {
  const names = [...new Set(sizes.flatMap((sized) => piecesOf(sized).map(({ name }) => name)))];
  const height = TOP + sizes.length * (BAR + GAP) + 10;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 ${height}" width="900" height="${height}" role="img" aria-labelledby="name">`,
    '<title id="name">Share of each step in the time from a delivered list to an answer, for four sizes of lists</title>',
    '<style>text { font: 13px system-ui, "DejaVu Sans", sans-serif; fill: #1f2328; }</style>',
    `<rect width="900" height="${height}" fill="#ffffff"/>`,
    ...names.map((name, at) => {
      const x = LEFT + at * 128;
      return `<rect x="${x}" y="24" width="12" height="12" fill="${COLOURS[at % COLOURS.length]}"/><text x="${x + 17}" y="35">${name}</text>`;
    }),
    ...sizes.flatMap((sized, at) => bar(sized, at, names)),
    '</svg>',
  ].join('\n')}\n`;
};
