import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { checkAgreement } from '#core/agreement/check-agreement.ts';
import { areSealed } from '#core/agreement/lookup.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { MATCH_EXAMPLE } from '#core/match-keys/match-terms.ts';
import { agreementDocument, testAgreement } from '#proof/rehearsal/agreement.ts';

const faultsOf = (sections: object) =>
  checkAgreement(stringify({ ...agreementDocument(), airlock: 2, ...sections })).faults;

describe('the terms of drops', () => {
  it('say that they are sealed; left out, they are not', () => {
    const sealed = testAgreement({ airlock: 2, drops: { sealed: true } });
    expect(areSealed(sealed.agreement)).toBe(true);
    expect(areSealed(testAgreement().agreement)).toBe(false);
  });

  it('need format 2', () => {
    expect(() =>
      parseAgreement(
        stringify({ ...agreementDocument(), drops: { sealed: true } }),
        'agreement.yaml',
      ),
    ).toThrow(/"drops" needs format 2/);
  });

  it.each([{ sealed: false }, {}, { sealed: 'yes' }, { sealed: true, key: 'mine' }])(
    'take nothing else: %j',
    (drops) => {
      expect(faultsOf({ drops })).toHaveLength(1);
    },
  );

  it('have to be there for matching by points, which is told once', () => {
    expect(faultsOf({ match: MATCH_EXAMPLE, drops: { sealed: true } })).toEqual([]);
    expect(faultsOf({ match: MATCH_EXAMPLE })).toEqual([
      expect.objectContaining({
        path: 'match',
        says: 'match keys are guessed from a drop that is not sealed',
        remedy: 'add drops: { sealed: true }',
      }),
    ]);
  });

  it('are asked for wherever such an agreement is read, at its line', () => {
    const text = stringify({ ...agreementDocument(), airlock: 2, match: MATCH_EXAMPLE });
    const line = text.split('\n').indexOf('match:') + 1;
    expect(() => parseAgreement(text, 'agreement.yaml')).toThrow(
      `agreement.yaml:${line}: "match": match keys are guessed from a drop that is not sealed: add drops: { sealed: true }.`,
    );
  });
});
