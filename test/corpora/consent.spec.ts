import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GPP_SECTION_NAMES, GPP_SECTIONS } from '#core/agreement/gpp-sections.ts';
import { gppReader } from '#core/drops/consent/gpp-string.ts';
import { tcfReader } from '#core/drops/consent/tcf-string.ts';
import { withCorpus } from './corpora.ts';

/** Asks every section for every field, so that all of a string is read. */
const EVERY_SECTION = Object.fromEntries(
  GPP_SECTION_NAMES.map((section) => [section, [...GPP_SECTIONS[section]]]),
);
const ANY_VENDOR = { vendors: [1], consent: [1] };

/**
 * What the reference libraries' own tests say is no string: its vendors are fewer than it says
 * (iabtcf-es, TCString.test), and its header names another number of sections than follow (iabgpp-es).
 * Neither do the libraries decode them.
 */
const BROKEN = [
  'CLSYjTaOngnCIAOABBENAXCMAGOAABBAAA7IA5n-m7fP6_3fbqVv6E__PoA5Aqff3aJx8tv_1967rfnQEQoAIAAQCrwkAEABAcACABIMACAAuApEVABABUSABgBCAVSAtIoACACIArYQAHACgAFgAVwBJgDcAI7AWgMAAgBiKgAgBMgFfKQAQBRkQAQA4AFiBAAoA-AEVAJlAVgAtYcACAJcAr4eABAK8OgBgFzAOmAqwgABAWyA.IFukWSQh',
  'DBACOeA~CPSG_8APSG_8ANwAAAENAwCAAAAAAAAAAAAAAAAAAAAA.QAAA.IAAA~BPSG_8APSG_8AAyACAENGdCgf_gfgAfgfgBhADVqxGAD0AILVgAA.fHHHA4444ao',
];

const linesOf = (path: string): readonly string[] =>
  readFileSync(path, 'utf8').split('\n').filter(Boolean);

/** Strings of iabtcf-es and iabgpp-es (Apache-2.0), as their tests have them. */
withCorpus('data/consent', (folder) => {
  const tcf = linesOf(join(folder, 'tcf-strings.txt'));
  const gpp = linesOf(join(folder, 'gpp-strings.txt'));

  it('holds strings of both, and the two that are none', () => {
    expect(tcf.length).toBeGreaterThan(3);
    expect(gpp.length).toBeGreaterThan(12);
    expect([...tcf, ...gpp]).toEqual(expect.arrayContaining(BROKEN));
  });

  describe('each string of TCF', () => {
    it.each(tcf.map((text, at) => [at + 1, text] as const))('is read: line %i', (_, text) => {
      const second = tcfReader(ANY_VENDOR)(text)?.second;
      if (BROKEN.includes(text)) expect(second).toBeUndefined();
      else expect(second).toBeGreaterThan(Date.parse('2020-01-01') / 1000);
    });
  });

  describe('each string of GPP', () => {
    it.each(gpp.map((text, at) => [at + 1, text] as const))('is read: line %i', (_, text) => {
      const reading = gppReader({ gpp: EVERY_SECTION, tcf: ANY_VENDOR })(text);
      if (BROKEN.includes(text)) expect(reading).toBeUndefined();
      else expect(reading?.allows).toBe(false);
    });
  });
});
