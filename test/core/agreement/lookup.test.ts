import { describe, expect, it } from 'vitest';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import {
  attributesOf,
  datasetsOf,
  mayAsk,
  partiesByRole,
  partyOf,
  partyOfAccount,
} from '#core/agreement/lookup.ts';
import { AirlockError } from '#core/errors.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';

const { agreement } = testAgreement();
const brand = partyOf(agreement, 'brand');
const publisher = partyOf(agreement, 'publisher');
const { datasets } = agreement;

const faultOf = (look: () => unknown): AirlockError => {
  try {
    look();
  } catch (error) {
    if (error instanceof AirlockError) return error;
  }
  throw new Error('It was not refused.');
};

describe('a party', () => {
  it('is found by its id, and by its account', () => {
    for (const party of agreement.parties) {
      expect(partyOf(agreement, party.id)).toBe(party);
      expect(partyOfAccount(agreement, String(party.account))).toBe(party);
    }
  });

  it('is nobody who is not in the agreement: the refusal says who is', () => {
    const { code, message } = faultOf(() => partyOf(agreement, 'third'));
    expect(code).toBe('usage');
    expect(message).toContain('choose one of "brand", "publisher".');
    const stranger = faultOf(() => partyOfAccount(agreement, '999999999999'));
    expect(stranger.code).toBe('refused');
    expect(stranger.message).toMatch(/^This AWS account is not one of a party: sign in/);
  });

  it('is not told by an account that both have', () => {
    const twin = { ...publisher, account: brand.account };
    const both: Agreement = { ...agreement, parties: [brand, twin] };
    const fault = faultOf(() => partyOfAccount(both, String(brand.account)));
    expect(fault.code).toBe('refused');
    expect(fault.message).toMatch(/^Both parties have this AWS account/);
  });

  it('is not told by an account where the agreement names none', () => {
    const { account: _, ...local } = publisher;
    const half: Agreement = { ...agreement, parties: [brand, local] };
    const fault = faultOf(() => partyOfAccount(half, String(brand.account)));
    expect(fault.code).toBe('refused');
    expect(fault.message).toMatch(/^The agreement names no AWS account for a party/);
  });

  it('has its role, wherever it stands', () => {
    const turned: Agreement = { ...agreement, parties: [publisher, brand] };
    for (const each of [agreement, turned])
      expect(partiesByRole(each)).toEqual({ advertiser: brand, publisher });
  });

  it('may ask what the agreement lists for it, and is nobody by a name that every object has', () => {
    const narrow = {
      ...agreement,
      analyses: { ...agreement.analyses, brand: ['overlap' as const] },
    };
    expect(mayAsk(narrow, 'brand', 'overlap')).toBe(true);
    expect(mayAsk(narrow, 'brand', 'segments')).toBe(false);
    for (const name of ['third', 'toString', '__proto__']) {
      expect(mayAsk(narrow, name, 'overlap')).toBe(false);
      expect(datasetsOf(agreement, name)).toEqual({});
    }
  });
});

describe('the attributes of a dataset', () => {
  it('are those that its party declared', () => {
    for (const [party, declared] of Object.entries(datasets))
      for (const [name, { attributes }] of Object.entries(declared))
        expect(attributesOf(agreement, party, name)).toBe(attributes);
  });

  it('are refused for a dataset that is not declared: the refusal says which are', () => {
    const { code, message } = faultOf(() => attributesOf(agreement, 'brand', 'toString'));
    expect(code).toBe('usage');
    expect(message).toBe(
      `"brand" declares no such dataset: choose one of ${Object.keys(datasets.brand ?? {})
        .map((name) => `"${name}"`)
        .join(', ')}.`,
    );
  });
});
