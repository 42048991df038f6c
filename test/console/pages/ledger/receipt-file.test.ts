import { expect, it } from 'vitest';
import { receiptFile, receiptIn, receiptText } from '#console/pages/ledger/receipt-file.ts';

const head = { sequence: 12, checksum: 'a'.repeat(64) };
const text = receiptText(head);

it('a receipt is read from its file, from a verdict and from what was printed', () => {
  expect(receiptIn(receiptFile(head))).toBe(text);
  expect(receiptIn(JSON.stringify({ kind: 'ledger-verdict', outcome: 'whole', head }))).toBe(text);
  expect(receiptIn(`The ledger is whole.\nReceipt ${text}\n`)).toBe(text);
});

it('what is none is none', () => {
  for (const none of ['', '{}', '12', `12:${'a'.repeat(63)}`, `12:${'a'.repeat(65)}`, '[1'])
    expect(receiptIn(none), none).toBeUndefined();
});
