import type { AnswerDocument } from '#core/documents/answer-document.ts';
import type { BalanceReading } from '#core/documents/balance-reading.ts';
import { csvField, harmless } from '#core/drops/csv-record.ts';

const HEADER = [
  ...['arm', 'role', 'arm_people', 'value', 'share_of_arm', 'left_out'],
  ...['balance_p', 'degrees_of_freedom', 'release', 'answered', 'k'],
];

/** What a release says of arms as lines of CSV, one for each value of each arm; shares are parts of 1. */
export const balanceCsvLines = (
  { release, at, k }: AnswerDocument,
  { arms, leftOut, chance }: BalanceReading,
): readonly string[] => {
  const beside = [
    ...(chance === undefined ? ['', ''] : [chance.p.toFixed(6), String(chance.degrees)]),
    ...[release, at.slice(0, 10), String(k)],
  ];
  const body = arms.flatMap(({ arm, role, people, shares }) => {
    const first = [harmless(arm), role, String(people)];
    return [
      ...shares.map(({ value, share }) => [...first, harmless(value), share.toFixed(6), '']),
      ...leftOut.map((value) => [...first, harmless(value), '', 'yes']),
    ].map((fields) => [...fields, ...beside]);
  });
  return [HEADER, ...body].map((fields) => fields.map(csvField).join(','));
};
