import { CloudTrailClient, type ListPublicKeysCommand } from '@aws-sdk/client-cloudtrail';
import { expect, it, vi } from 'vitest';
import { listedSigningKeys } from '#adapters/aws/audit/listed-signing-keys.ts';
import { signingPair } from '#test/support/trail/signed-digest.ts';

const PAIRS = [signingPair(), signingPair()];
const HOUR = 3_600_000;

const clientThat = (answer: (command: ListPublicKeysCommand) => unknown) => (region: string) => {
  const client = new CloudTrailClient({ region });
  vi.spyOn(client, 'send').mockImplementation(async (command) =>
    answer(command as ListPublicKeysCommand),
  );
  return client;
};

it('gives the keys of a region in a time and the hours around it, page by page', async () => {
  const asked: unknown[] = [];
  const keys = await listedSigningKeys(
    clientThat(({ input }) => {
      asked.push(input);
      const pair = PAIRS[asked.length - 1];
      return {
        PublicKeyList: [
          {
            Fingerprint: pair?.fingerprint,
            Value: Buffer.from(pair?.value ?? '', 'base64'),
            ValidityStartTime: new Date(0),
            ValidityEndTime: new Date(HOUR),
          },
        ],
        ...(asked.length === 1 && { NextToken: 'more' }),
      };
    }),
  )({ region: 'eu-central-1', from: 10 * HOUR, to: 20 * HOUR });
  expect(keys).toMatchObject(PAIRS.map(({ fingerprint }) => ({ fingerprint, from: 0, to: HOUR })));
  const time = { StartTime: new Date(8 * HOUR), EndTime: new Date(22 * HOUR) };
  expect(asked).toEqual([
    { ...time, NextToken: undefined },
    { ...time, NextToken: 'more' },
  ]);
});

it('says in one sentence what AWS does not let it do', async () => {
  const denied = Object.assign(new Error('no'), { name: 'AccessDeniedException' });
  const keys = listedSigningKeys(
    clientThat(() => {
      throw denied;
    }),
  );
  await expect(keys({ region: 'eu-central-1', from: 0, to: 1 })).rejects.toMatchObject({
    code: 'room',
    message: expect.stringContaining('public keys of CloudTrail'),
  });
});
