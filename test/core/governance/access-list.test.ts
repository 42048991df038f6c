import { describe, expect, it } from 'vitest';
import { FUNCTION_NAMES } from '#core/access/functions.ts';
import { accessDigest, accessList } from '#core/governance/access-list.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';

const { agreement } = testAgreement({ analyses: { brand: ['overlap'], publisher: [] } });

describe('the list of who may do what', () => {
  it('says of each party what it delivers, asks and shares of the budgets', () => {
    const rights = accessList(agreement, 'local');
    expect(rights).toContainEqual({
      ...{ who: 'brand', may: 'ask overlap, for 100 % of each budget', by: 'analyses.brand' },
    });
    expect(rights).toContainEqual({
      ...{ who: 'publisher', may: 'ask nothing', by: 'analyses.publisher' },
    });
    expect(rights).toContainEqual({
      ...{ who: 'publisher', may: 'deliver audience', by: 'datasets.publisher' },
    });
  });

  it('says of a room of one machine that its folder is everything', () => {
    const who = accessList(agreement, 'local').map((right) => right.who);
    expect(who.at(-1)).toBe('whoever may read the folder of the room');
    expect(who).not.toContain('answer-question');
  });

  it('says of a deployed room what each of its functions may do, as its policies do', () => {
    const rights = accessList(agreement, 'deployed');
    expect(rights.map(({ who }) => who)).toEqual(
      expect.arrayContaining([...FUNCTION_NAMES, 'operator', 'auditor']),
    );
    const expire = rights.find(({ who }) => who === 'expire-data');
    expect(expire?.may).toContain('vault (delete)');
    expect(expire?.by).toContain('called once a day');
  });

  it('has another checksum as soon as somebody may do more', () => {
    const more = testAgreement({ analyses: { brand: ['overlap'], publisher: ['overlap'] } });
    const digest = accessDigest(accessList(agreement, 'deployed'));
    expect(accessDigest(accessList(agreement, 'deployed'))).toBe(digest);
    expect(accessDigest(accessList(more.agreement, 'deployed'))).not.toBe(digest);
  });
});
