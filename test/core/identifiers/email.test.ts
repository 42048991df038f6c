import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProfileName } from '#core/identifiers/profile.ts';
import { readIdentifier } from './read-identifier.ts';

const PROFILES = ['uid2', 'google', 'meta', 'liveramp'] as const satisfies ProfileName[];

const read = (text: string, profile: ProfileName = 'uid2') =>
  readIdentifier([profile, 'email'], text);

describe('an address that is certain to be meant', () => {
  it.each([
    ['Ann Doe <ann@x.com>', ['display-name']],
    ['<ann@x.com>', ['display-name']],
    ['Doe, Ann (ann@x.com)', ['display-name']],
    ['ann@x.com (Ann)', ['display-name']],
    ['"Ann" ann@x.com', ['display-name']],
    ['"ann@x.com" <ANN@x.com>', ['display-name']],
    ['[ann@x.com](mailto:ann@x.com)', ['display-name']],
    ['<a href="mailto:ann@x.com">ann@x.com</a>', ['display-name']],
    ['mailto:ann@x.com?subject=Hello%20you', ['mail-link']],
    ['<mailto:ann@x.com|ann@x.com>', ['display-name', 'mail-link']],
    ['SMTP:ann@x.com', ['mail-link']],
    ['ann%40x.com', ['mail-link']],
    ['ann@x.com;', ['stray-punctuation']],
    ['ann@x.com ,', ['stray-punctuation']],
    ['=ann@x.com', ['stray-punctuation']],
    ['"ann@x.com"', ['quotes']],
    ["'ann@x.com", ['quotes']],
    ['“ann@x.com”', ['quotes']],
    ['"ann"@x.com', ['quotes']],
    ['ann&#64;x.com', ['html-entity']],
    ['ann&amp;#x40;x.com', ['html-entity']],
    ['ann\u200b@x.com', ['invisible-characters']],
    ['\u202aann@x.com\u202c', ['invisible-characters']],
    ['an\u00adn@x\u200d.com', ['invisible-characters', 'invisible-characters']],
    ['ａｎｎ＠ｘ．ｃｏｍ', ['full-width']],
    ['ann@x。com', ['full-width']],
    ['ann@x,com', ['comma-for-dot']],
    ['"<Ann@X.com>";', ['display-name']],
    ['ann@x.com\u00a0', []],
    ['\tann@x.com\r\n', []],
  ])('is read from %j by every profile, and the repair is told', (text, told) => {
    for (const profile of PROFILES) {
      const reading = read(text, profile);
      expect(reading.normal).toBe('ann@x.com');
      expect(new Set(reading.told)).toEqual(new Set(told));
    }
  });

  it('keeps what belongs to it', () => {
    expect(read('Tom&amp;Jerry@x.com').normal).toBe('tom&jerry@x.com');
    expect(read('O’Neil@x.com').normal).toBe("o'neil@x.com");
    expect(read('jean\u2011luc@x.com').normal).toBe('jean-luc@x.com');
    expect(read('mailto:ann%2Bnews@x.com').normal).toBe('ann+news@x.com');
    expect(read('ann@mail,x,com').normal).toBe('ann@mail.x.com');
    expect(read('ann@x.co,uk').normal).toBe('ann@x.co.uk');
    for (const text of ["o'neil@x.com", 'a&b@x.com', 'ö@münchen.de', 'a@xn--mnchen-3ya.de'])
      expect(read(text)).toEqual({ normal: text, told: [] });
  });

  it.each(["Ann <o'neil@x.com>", "o'neil@x.com (Ann)", `"Ann" o'neil@x.com`, "'o'neil@x.com'"])(
    'keeps the apostrophe of a name, whatever stands beside it: %s',
    (written) => {
      expect(read(written).normal).toBe("o'neil@x.com");
    },
  );

  it('is refused with a dot behind it by Meta alone, whose tests say so', () => {
    expect(read('ann@x.com.').normal).toBe('ann@x.com');
    expect(read('ann@x.com.', 'meta').normal).toBeUndefined();
  });

  it('may hold symbols for UID2 alone, whose tests say so', () => {
    expect(read('😊ann@x.com').normal).toBe('😊ann@x.com');
    expect(read('😊ann@x.com', 'google').normal).toBeUndefined();
  });

  it('loses its brackets for Meta alone, whose PHP library takes them out', () => {
    expect(read('foo(.bar)@baz.com/', 'meta').normal).toBe('foo.bar@baz.com');
    expect(read('foo(.bar)@baz.com/').normal).toBeUndefined();
  });

  it('may have any dots where the profile drops them', () => {
    expect(read('.a..b.@gmail.com').normal).toBe('ab@gmail.com');
    expect(read('a..b@googlemail.com', 'google').normal).toBe('ab@googlemail.com');
    expect(read('a..b@googlemail.com').normal).toBeUndefined();
  });
});

describe('an address beside a name', () => {
  it.each([
    ['ann%40x.org'],
    ['ann%2540x.org'],
    ['ann %40 x.org'],
    ['ann%EF%BC%A0x.org'],
    ['ann&#64;x.org'],
    ['ann&#64x.org'],
    ['ann&amp;amp;amp;amp;#64;x.org'],
    ['ann&#xff20;x.org'],
    ['ann＠x.org'],
    ['ann﹫x.org'],
    ['=?utf-8?q?ann=40x.org?='],
    ['ann\\u0040x.org'],
    ['ann at x.org'],
    ['Ann AT x dot org'],
    ['ann(at)x.org'],
    ['ann [at] x [dot] org'],
    ['ann{at}x.org'],
    ['ann_at_x.org'],
    ['ann @ x.org'],
    ['ann @x.org'],
    ['ann@ x.org'],
  ])('is refused when the name is another one, however spelt: %j', (name) => {
    const written = [`${name} <bob@y.org>`, `‹${name}› <bob@y.org>`, `${name} ‹bob@y.org›`];
    const noted = [`bob@y.org (${name})`, `"${name}" bob@y.org`, `<bob@y.org> ${name}`];
    for (const text of [...written, ...noted])
      for (const profile of PROFILES) expect(read(text, profile).normal).not.toBe('bob@y.org');
  });

  it.each([
    ['ann%40x.com <ann@x.com>'],
    ['ann at x.com <Ann@x.com>'],
    ['“ann@x.com” <ann@x.com>'],
    ['<a href="mailto:ann%40x.com">ann@x.com</a>'],
    ['Ann at Acme <ann@x.com>'],
    ['Ann, 50% off <ann@x.com>'],
    ['Matt Dot <ann@x.com>'],
  ])('is read when the name is the same one or none: %j', (text) => {
    for (const profile of PROFILES) expect(read(text, profile).normal).toBe('ann@x.com');
  });

  it('may have words in it that spell an address elsewhere', () => {
    for (const address of ['kim@x-at-home.de', 'kim_at_x.org@y.org', 'kim@firma.at'])
      expect(read(`Kim <${address}>`).normal).toBe(address);
  });
});

describe('what can be read in two ways, or matches nobody', () => {
  it.each([
    ['Ann <a@x.com>, Bob <b@x.com>'],
    ['a@x.com <b@x.com>'],
    ['a@x.com; b@x.com'],
    ['mailto:a@x.com,b@x.com'],
    ['a@x@y.com'],
    ['a@@x.com'],
    ['a at x dot com'],
    ['ann(at)x.com'],
    ['jane,doe@x.com'],
    ['a@x.com,Doe'],
    ['ann@gmail.com,de'],
    ['ann@x.com,US'],
    ['ann@x.com,"de"'],
    ['ann@x.com，de'],
    ['ann@mail,x.com,de'],
    ['a..b@x.com'],
    ['.a@x.com'],
    ['a.@x.com'],
    ['a@x..com'],
    ['a@.x.com'],
    ['a@localhost'],
    ['a@x.c'],
    ['a@-x.com'],
    ['a@x-.com'],
    ['a@x_y.com'],
    ['a@1.2.3.4'],
    ['a@[1.2.3.4]'],
    ['a\\b@x.com'],
    ['a<b@x.com'],
    ['a\ufffd@x.com'],
    ['a\u0000@x.com'],
    [`${'a'.repeat(65)}@x.com`],
    [`${'é'.repeat(33)}@x.com`],
    [`a@${'b'.repeat(64)}.com`],
    [`a@${'b.'.repeat(126)}com`],
    ['&#1114112;@x.com'],
    ['&#xd800;@x.com'],
  ])('is set aside by every profile, and no repair is told: %j', (text) => {
    for (const profile of PROFILES) {
      expect(read(text, profile)).toEqual({ normal: undefined, told: [] });
    }
  });

  it.each([['ann doe@x.com'], ['ann @x.com'], ['ann@ x.com'], ['ann@x .com']])(
    'is set aside with a space inside, unless the profile removes spaces: %j',
    (text) => {
      for (const profile of ['uid2', 'google', 'meta'] as const)
        expect(read(text, profile).normal).toBeUndefined();
      expect(read(text, 'liveramp').normal).toMatch(/^ann(?:doe)?@x\.com$/);
    },
  );

  it('takes no time worth speaking of, however long and crooked', () => {
    const crooked = fc.array(fc.constantFrom(...'<>()[]"\',;:@.&%# at-_'), {
      minLength: 500,
      maxLength: 512,
    });
    const property = fc.property(crooked, fc.constantFrom(...PROFILES), (signs, profile) => {
      const start = performance.now();
      read(signs.join(''), profile);
      return performance.now() - start < 500;
    });
    fc.assert(property, { numRuns: 200 });
  });
});
