import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nysiis } from '#core/match-keys/nysiis.ts';

/** What dropby.com published for its rules, and books before it: as the tests of Apache Commons Codec collect them. */
const PUBLISHED = `
MACINTOSH MCANT, KNUTH NAT, KOEHN CAN, PHILLIPSON FALAPSAN, PFEISTER FASTAR, SCHOENHOEFT SANAFT, MCKEE MCY, MACKIE MCY
HEITSCHMIDT HATSNAD, BART BAD, HURD HAD, HUNT HAD, WESTERLUND WASTARLAD, CASSTEVENS CASTAFAN, VASQUEZ VASG
FRAZIER FRASAR, BOWMAN BANAN, MCKNIGHT MCNAGT, RICKERT RACAD, DEUTSCH DAT, WESTPHAL WASTFAL, SHRIVER SRAVAR, KUHL CAL
RAWSON RASAN, JILES JAL, CARRAWAY CARY, YAMADA YANAD, Brian BRAN, Brown BRAN, Brun BRAN, Capp CAP, Cope CAP, Kipp CAP
Dent DAD, Dane DAN, Dean DAN, Dionne DAN, Phil FAL, ODaniel ODANAL, ODonnel ODANAL, Cory CARY, Corey CARY, Kory CARY
Fuzzy FASY, Schmidt SNAD, Smith SNAT, Schmit SNAT, Trueman TRANAN, Truman TRANAN, Kobwick CABWAC, Kocher CACAR
Fesca FASC, Shom SAN, Ohlo OL, Uhu UH, Um UN, MACX MCX, KNX NX, KX CX, PHX FX, PFX FX, SCHX SX, XEE XY, XIE XY, XDT XD
XRT XD, XRD XD, XNT XD, XND XD, XEV XAF, XAX XAX, XQ XG, XZ X, XM XN, XS X, XSS X, XAY XY, XAYS XY, XA X, XAS X
`;

describe('the sound of a word', () => {
  it.each(
    PUBLISHED.trim()
      .split(/[,\n]\s*/)
      .map((pair) => pair.split(' ')),
  )('of %s is %s, as published', (word, code) => {
    expect(nysiis(word ?? '')).toBe(code);
  });

  it('is the same in small letters', () => {
    expect(nysiis('westerlund')).toBe('WASTARLAD');
  });

  it('is nothing for what is no word of a–z', () => {
    for (const word of ['', '5th', 'müller', 'o’brien', 'жуков']) expect(nysiis(word)).toBe('');
  });

  it('begins with a letter and never has two of one in a row (property)', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,20}$/), (word) => {
        expect(nysiis(word)).toMatch(/^(?:([A-Z])(?!\1))+$/);
      }),
    );
  });
});
