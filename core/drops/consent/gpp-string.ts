import { GppModel, HeaderV1, TcfEuV2 } from '@iabgpp/cmpapi';
import type { ConsentTerms } from '#core/agreement/consent-schema.ts';
import { GPP_SECTION_NAMES, type GppSection } from '#core/agreement/gpp-sections.ts';
import { bitsOf } from '#core/drops/consent/base-64-letters.ts';
import type { ReadString, StringReading } from '#core/drops/consent/string-reading.ts';
import { tcfReader } from '#core/drops/consent/tcf-string.ts';
import { remembered } from '#core/drops/remembered.ts';
import { MAX_CONSENT_STRING, MOST_CONSENT_STRINGS } from '#core/source-limits.ts';

/** What a GPP string must say. */
type GppNeeds = Pick<ConsentTerms, 'gpp' | 'tcf'>;

/** A header of version 1, and sections. */
const VERSION_ONE = /^DB([\w-]{2,})(?:~[\w.-]+)+$/;

/**
 * A count of twelve bits, and sections or spans of them in Fibonacci code, of numbers below a hundred thousand: the
 * decoder writes out every number of a span, and has no bound.
 */
const SECTION_IDS = /^[01]{12}(?:(?:0|1(?:0|10){0,10}11)(?:0|10){0,10}11)+0{0,11}$/;

/** Newest versions that the decoder knows of sections that are no longer of the first. */
const NEWEST: Readonly<Partial<Record<GppSection, number>>> = { usnat: 2 };

/** What says of a field that somebody did not opt out: of a number, of a letter, and of a signal that was not sent. */
const NOT_OPTED_OUT: ReadonlySet<unknown> = new Set([2, 'N', false]);

/** The string of the EU's section; undefined where there is none. */
const euSection = (text: string): string | undefined => {
  const [header = '', ...sections] = text.split('~');
  const ids: unknown = new HeaderV1(header).getFieldValue('SectionIds');
  return Array.isArray(ids) ? sections[ids.indexOf(TcfEuV2.ID)] : undefined;
};

const readSection = (
  model: GppModel,
  section: GppSection,
  fields: readonly string[],
): StringReading | undefined => {
  const versioned = model.hasField(section, 'Version') ? 'Version' : 'MspaVersion';
  if (Number(model.getFieldValue(section, versioned)) > (NEWEST[section] ?? 1)) return undefined;
  return {
    allows: fields.every((field) => NOT_OPTED_OUT.has(model.getFieldValue(section, field))),
  };
};

/** What each section that is asked for says, of those that the string has. */
const readSections = (
  text: string,
  { gpp = {} }: GppNeeds,
  readEu: ReadString | undefined,
): readonly (StringReading | undefined)[] => {
  const model = new GppModel(text);
  const eu = readEu && euSection(text);
  return [
    ...(readEu && eu !== undefined ? [readEu(eu)] : []),
    ...GPP_SECTION_NAMES.flatMap((section) => {
      const fields = gpp[section];
      return fields && model.hasSection(section) ? [readSection(model, section, fields)] : [];
    }),
  ];
};

const readOne = (
  text: string,
  needs: GppNeeds,
  readEu: ReadString | undefined,
): StringReading | undefined => {
  const [, header] = text.length > MAX_CONSENT_STRING ? [] : (VERSION_ONE.exec(text) ?? []);
  if (header === undefined || !SECTION_IDS.test(bitsOf(header))) return undefined;
  try {
    const sections = readSections(text, needs, readEu);
    const read = sections.filter((section) => section !== undefined);
    if (read.length < sections.length) return undefined;
    const [second] = read.flatMap((section) => section.second ?? []);
    const refused = read.filter((section) => !section.allows);
    const allows = read.length > 0 && refused.length === 0;
    const lacksVendors = !allows && read.length > 0 && refused.every((each) => each.lacksVendors);
    return {
      allows,
      ...(lacksVendors && { lacksVendors }),
      ...(second !== undefined && { second }),
    };
  } catch {
    // Whatever the decoder throws: it is a text that it cannot read.
    return undefined;
  }
};

/**
 * Makes what says of a GPP string what it allows: it must have a section that is asked for, and each of them that it has
 * must say what it is asked. Undefined of any other text, and where a section cannot be read or is of a later version. It
 * is as old as its section of the EU, the only one that says when. Each string is decoded once, as long as they are not
 * too many.
 */
export const gppReader = (needs: GppNeeds): ReadString => {
  const readEu = needs.tcf && tcfReader(needs.tcf);
  return remembered((text) => readOne(text, needs, readEu), MOST_CONSENT_STRINGS);
};
