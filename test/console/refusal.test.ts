import { expect, it } from 'vitest';
import { withoutRefusal } from '#console/refusal.ts';
import { refusalDocument } from '#core/documents/refusal-document.ts';

it('a refused question is a fault with its reason, its sentence and its exit code', () => {
  const document = refusalDocument({ outcome: 'refused', reason: 'budget-spent' });
  expect(withoutRefusal({ document })).toEqual({
    fault: {
      ...{ code: 'refused', reason: 'budget-spent', exit: 3 },
      message: document.error.message,
    },
  });
});

it('whatever else came of a command stays what it is', () => {
  const document = { kind: 'plan' };
  expect(withoutRefusal({ document })).toEqual({ document });
  const fault = { code: 'usage', message: 'Say which.', exit: 2 } as const;
  expect(withoutRefusal({ fault })).toEqual({ fault });
  expect(() => withoutRefusal({})).toThrow('neither');
});
