/** A row of a party's file; its columns are named as the kinds and attributes of the agreement. */
export type TestRow = Readonly<Record<string, string>>;

const numbersFrom = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => first + at);

/** Made-up person number `n`: the same in the file of either party. */
export const person = (n: number): { readonly email: string; readonly phone: string } => ({
  email: `person${n}@example.org`,
  phone: `+447400${String(n).padStart(6, '0')}`,
});

/** Rows of the brand's customers number `first` to `first + count - 1`; gold where even. */
export const brandRows = (first: number, count: number): TestRow[] =>
  numbersFrom(first, count).map((n) => ({ ...person(n), tier: n % 2 === 0 ? 'gold' : 'silver' }));

/** Rows of the publisher's audience number `first` to `first + count - 1`; mobile but for each fourth. */
export const publisherRows = (first: number, count: number): TestRow[] =>
  numbersFrom(first, count).map((n) => ({
    ...person(n),
    device: n % 4 === 0 ? 'desktop' : 'mobile',
  }));
