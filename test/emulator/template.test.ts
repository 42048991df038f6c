import { describe, expect, it } from 'vitest';
import { type Deployed, resolveReferences } from '#proof/emulator/template.ts';

const deployed: Deployed = {
  template: {
    Resources: { Vault: { Type: 'AWS::S3::Bucket' }, Queue: { Type: 'AWS::SQS::Queue' } },
  },
  physical: new Map([['Vault', 'the-vault']]),
  exports: new Map([['other:Key', 'the-key']]),
};

describe('the references of a template', () => {
  it.each([
    [{ Ref: 'Vault' }, 'the-vault'],
    [{ Ref: 'AWS::Region' }, 'eu-west-1'],
    [{ 'Fn::GetAtt': ['Vault', 'Arn'] }, 'arn:aws:s3:::the-vault'],
    [{ 'Fn::ImportValue': 'other:Key' }, 'the-key'],
    [{ 'Fn::Join': ['/', ['s3:/', { Ref: 'Vault' }, 'x']] }, 's3://the-vault/x'],
    [
      { a: [{ Ref: 'Vault' }, 1, null], b: 'text' },
      { a: ['the-vault', 1, null], b: 'text' },
    ],
  ])('%j stands for what was deployed', (value, meant) => {
    expect(resolveReferences(deployed, value)).toEqual(meant);
  });

  it.each([
    [{ Ref: 'Nowhere' }],
    [{ 'Fn::ImportValue': 'nowhere' }],
    [{ 'Fn::GetAtt': ['Queue', 'Arn'] }],
    [{ 'Fn::Select': [0, []] }],
  ])('%j is refused, not guessed', (value) => {
    expect(() => resolveReferences(deployed, value)).toThrow(/not (known|among)/);
  });
});
