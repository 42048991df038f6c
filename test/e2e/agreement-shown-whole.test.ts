import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { listSections } from '#proof/rehearsal/list-people.ts';
import { EXAMPLE_NEEDS } from '#test/support/consent/consent-strings.ts';
import { GOVERNANCE } from '#test/support/governance/governed.ts';
import { runAnswering, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

let folder: string;
beforeAll(async () => {
  folder = await tempFolder();
});
afterAll(removeTempFolders);

const written = async (name: string, document: object): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, stringify(document));
  return path;
};
const onOneLine = (out: string): string => out.replaceAll(/\s+/g, ' ');

/** Every text and number of a document, wherever it stands. */
const leavesOf = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(leavesOf)
    : [String(value)];

/** How people read a part, a large number and the use of a list. */
const readAs = (leaf: string): string =>
  ({ '0.05': '5.0 %', 1000: '1,000', include: 'to be reached' })[leaf] ?? leaf;

const hasAll = (shown: string, document: object): void => {
  for (const leaf of leavesOf(document).filter((each) => !['1', '2'].includes(each)))
    expect(shown).toContain(readAs(leaf));
};

const CONSENT = {
  ...{ kinds: ['attested', 'boolean', 'timestamp', 'tcf', 'gpp'], maxAgeDays: 391 },
  tcf: { ...EXAMPLE_NEEDS, vendors: [755, 12] },
  gpp: { usnat: ['SaleOptOut', 'SharingOptOut', 'Gpc'], uspv1: ['OptOutSale'] },
};

const FIRST = {
  ...agreementDocument(),
  identifiers: {
    ...{ profile: 'meta', kinds: ['email', 'customer_id'], defaultCountry: 'FR' },
    customerIdCase: 'keep',
  },
  datasets: {
    brand: { customers: { attributes: { tier: ['gold', 'has HIV', 'unknown'] } } },
    publisher: { audience: { attributes: { device: ['mobile', 'desktop'] } } },
  },
};

const SECOND = {
  ...{ ...agreementDocument(), ...listSections(), governance: GOVERNANCE, consent: CONSENT },
  retention: { dropsDays: 7, tokensDays: 90, releasesDays: 365, keysDays: 21 },
};

describe.each([
  ['the first format', FIRST],
  ['the second, with consent, governance and lists', SECOND],
])('an agreement of %s', (of, document) => {
  it('is shown whole: every value, account and number is there to be read', async () => {
    const shown = await runCli('agreement', 'show', await written(`${of}.yaml`, document));
    expect(shown).toMatchObject({ code: 0, err: '' });
    hasAll(onOneLine(shown.out), document);
  });
});

describe('terms of consent', () => {
  it('are shown field by field, each with what it means', async () => {
    const { out } = await runCli('agreement', 'show', await written('consent.yaml', SECOND));
    const said = onOneLine(out);
    for (const each of [
      'tcf.vendors 755, 12, by their numbers in the Global Vendor List',
      'tcf.consent 1, 3, 4, purposes by their numbers: the person must have consented',
      'tcf.interests 7, purposes by their numbers (legitimateInterests)',
      "gpp A GPP string must have a section of these: usnat; uspv1; the EU's, as tcf says.",
      'gpp.usnat SaleOptOut, SharingOptOut, Gpc: each must say',
      'gpp.uspv1 OptOutSale: each must say',
      'maxAgeDays 391',
    ])
      expect(said).toContain(each);
  });

  it('are shown as far as there are some: of a yes nothing is said of strings', async () => {
    const asked = { ...SECOND, consent: { kinds: ['boolean'] } };
    const { out } = await runCli('agreement', 'show', await written('yes.yaml', asked));
    expect(out).toContain('consent boolean');
    expect(out).not.toMatch(/tcf|gpp|maxAgeDays/);
  });

  it('are shown before a yes to them, and approved by nobody who says no', async () => {
    const room = join(folder, 'room');
    const agreement = await written('approved.yaml', SECOND);
    expect(await runCli('init', '--room', room, '--agreement', agreement)).toMatchObject({
      code: 0,
    });
    const asked = await runAnswering(['no'], 'approve', '--room', room, '--party', 'brand');
    expect(asked.code).not.toBe(0);
    hasAll(onOneLine(asked.out + asked.err), CONSENT);
  });

  it('are told by a diff, with what is weaker: fewer vendors, purposes and fields', async () => {
    const less = {
      ...CONSENT,
      tcf: { vendors: [755], consent: [1, 3], legitimateInterests: [7] },
      gpp: { ...CONSENT.gpp, usnat: ['SaleOptOut'] },
    };
    const files = [
      await written('before.yaml', SECOND),
      await written('after.yaml', { ...SECOND, consent: less }),
    ];
    const said = onOneLine((await runCli('agreement', 'diff', ...files)).out);
    expect(said).toContain('▼ weaker consent.tcf.vendors is [755]; it was [755, 12]');
    expect(said).toContain('▼ weaker consent.tcf.consent is [1, 3]; it was [1, 3, 4]');
    expect(said).toContain('▼ weaker consent.gpp.usnat is [SaleOptOut]; it was [SaleOptOut,');
  });
});
