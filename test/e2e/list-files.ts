import { writeFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { stringify } from 'yaml';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { listSections } from '#proof/rehearsal/list-people.ts';
import { runCli } from '#test/support/run-cli.ts';

/** People of the brand, from 0. */
export const BRAND = 3000;
/** The first person of the publisher. */
export const FIRST = 1000;
/** How many people the publisher has. */
export const PUBLISHER = 6000;

/** Whether a person of the publisher is of the segment. */
export const isOfSegment = (n: number): boolean => n < BRAND && n % 10 !== 0;

/** The file of the brand. */
export const brandFile = (): string =>
  ['email,tier,listing']
    .concat(
      Array.from({ length: BRAND }, (_, n) => {
        const listing = n % 10 === 0 ? 'refused' : 'granted';
        return `person${n}@example.org,gold,${listing}`;
      }),
    )
    .join('\n');

/** One row of the publisher's file has a formula for an id, one has none, and one is broken. */
export const idOf = (n: number): string =>
  n === FIRST ? '=1+1' : n === FIRST + 1 ? '' : `ad-${n}`;

const publisherFile = (): string =>
  ['ad_id,email,device']
    .concat(
      Array.from(
        { length: PUBLISHER },
        (_, at) => `${idOf(FIRST + at)},person${FIRST + at}@example.org,mobile`,
      ),
    )
    .concat('ad-broken,no address,mobile')
    .join('\n');

const AGREEMENT = stringify({
  ...agreementDocument(),
  identifiers: { profile: 'uid2', kinds: ['email'] },
  ...listSections({ on: ['email'], listEpsilon: 4 }),
});

/** `prepare` of one of them, in the folder that `at` names files of. */
export const preparedIn =
  (at: (name: string) => string) =>
  (party: string, file: string, ...more: readonly string[]) =>
    runCli(
      ...['prepare', at(file), '--party', party, '--agreement', at('agreement.yaml')],
      ...['--map', 'email=email', '--attest', 'everybody agreed', '--out', at(`${party}-drop`)],
      ...(party === 'brand'
        ? ['--attribute', 'tier=tier', '--attribute', 'listing=listing']
        : ['--attribute', 'device=device']),
      ...more,
    );

/** What a command said that went well. */
export const done = async (ran: ReturnType<typeof runCli>): Promise<string> => {
  const { code, out, err } = await ran;
  expect([code, err]).toEqual([0, expect.any(String)]);
  return out;
};

/** Writes the agreement and the files of both parties. */
export const writeListFiles = async (at: (name: string) => string): Promise<void> => {
  await writeFile(at('agreement.yaml'), AGREEMENT);
  await writeFile(at('brand.csv'), brandFile());
  await writeFile(at('publisher.csv'), publisherFile());
};
