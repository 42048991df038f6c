import { describe, expect, it } from 'vitest';
import { Attestation, checkAttested, codeDigest } from '#core/deployment/attestation.ts';
import { CODE_SHA256, codeOf, parseTemplate, type Stacks } from '#core/deployment/template.ts';
import { sha256 } from '#core/sha256.ts';

const archive = (text: string) => ({
  sha256: sha256(text),
  codeSha256: Buffer.from(sha256(text), 'hex').toString('base64'),
  bytes: text.length,
});

type Functions = Readonly<Record<string, ReturnType<typeof archive>>>;

const APPROVED: Functions = {
  'answer-question': archive('answers'),
  'tokenise-part': archive('tokenises'),
};

const attestationOf = (functions: Functions, code = codeDigest(functions)) => ({
  ...{ kind: 'attestation', version: '0.9.0', runtime: 'nodejs24.x', architecture: 'arm64' },
  ...{ code, functions },
});

/** The templates of a room that deploys this code, and tells its functions that they are that one. */
const deploying = (functions: Functions, told: readonly string[]): Stacks => ({
  'a-room-pipeline': parseTemplate({
    Resources: Object.fromEntries(
      Object.entries(functions).map(([name, { codeSha256 }], at) => [
        `Function${at}`,
        {
          Type: 'AWS::Lambda::Function',
          Properties: {
            FunctionName: `a-room-${name}`,
            Environment: { Variables: { AIRLOCK_CODE_DIGEST: told[at % told.length] ?? '' } },
          },
          Metadata: { [CODE_SHA256]: codeSha256 },
        },
      ]),
    ),
  }),
});

describe('the attestation of a release', () => {
  const attestation = Attestation.parse(attestationOf(APPROVED));
  const { code } = attestation;

  it('vouches for templates that deploy its code, each function its own', () => {
    expect(() => checkAttested(deploying(APPROVED, [code]), attestation)).not.toThrow();
  });

  it('vouches for no function that runs the code of another one, or none of it', () => {
    const [answers, tokenises] = [APPROVED['answer-question'], APPROVED['tokenise-part']];
    if (!answers || !tokenises) throw new Error('there are two');
    const others: readonly Functions[] = [
      { 'answer-question': tokenises, 'tokenise-part': answers },
      { 'answer-question': answers, 'tokenise-part': answers },
      { ...APPROVED, 'tokenise-part': archive('something else') },
      { ...APPROVED, 'read-aloud': answers },
    ];
    for (const functions of others)
      expect(() => checkAttested(deploying(functions, [code]), attestation)).toThrow(
        /not the templates of the attestation/,
      );
  });

  it('vouches for no room in which one function is told that it is other code than the next', () => {
    const other = sha256('what was approved before');
    for (const told of [[other], [code, other], [other, code]]) {
      const stacks = deploying(APPROVED, told);
      expect(codeOf(stacks)).toBe(told.length === 1 ? other : undefined);
      expect(() => checkAttested(stacks, attestation)).toThrow(/not the templates/);
    }
  });

  it('is none if its digest is that of other functions, or a function has two', () => {
    const evil = { ...APPROVED, 'answer-question': archive('tells all') };
    expect(Attestation.safeParse(attestationOf(evil, code)).success).toBe(false);
    const [approved, told] = [archive('answers'), archive('tells all')];
    const two = { 'answer-question': { ...approved, codeSha256: told.codeSha256 } };
    expect(Attestation.safeParse(attestationOf(two)).success).toBe(false);
    expect(Attestation.safeParse(attestationOf(evil)).success).toBe(true);
  });
});
