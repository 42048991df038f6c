import { describe, expect, it } from 'vitest';
import { checkHeader } from '#core/drops/check-header.ts';

describe('a column that is not there', () => {
  it('is told with the one that was most likely meant', () => {
    expect(() => checkHeader(['E-mail', 'Bought'], ['Bougth'])).toThrow(
      'There is no column "Bougth" in the file: did you mean "Bought"? Else compare the mapping with its header line.',
    );
  });

  it('is told without the others, which may be a row of somebody', () => {
    expect(() => checkHeader(['Ada Byron', 'gold'], ['E-mail'])).toThrow(
      /^There is no column "E-mail" in the file: compare the mapping with its header line\.$/,
    );
  });
});
