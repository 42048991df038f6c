import { RestrictionType, TCModel, TCString } from '@iabtechlabtcf/core';
import type { ConsentTerms } from '#core/agreement/consent-schema.ts';
import { numberOf } from '#core/drops/consent/base-64-letters.ts';
import type { ReadString, StringReading } from '#core/drops/consent/string-reading.ts';
import { remembered } from '#core/drops/remembered.ts';
import { MAX_CONSENT_STRING, MOST_CONSENT_STRINGS } from '#core/source-limits.ts';

/** What a TCF string must allow. */
export type TcfNeeds = NonNullable<ConsentTerms['tcf']>;

/** A string that names no registered CMP is read as well, though it allows nothing. */
class AnyModel extends TCModel {
  #cmp = 0;

  override get cmpId(): number {
    return this.#cmp;
  }

  override set cmpId(id: number) {
    this.#cmp = id;
  }
}

/** Numbers of CMPs begin behind it. */
const NO_CMP = 1;

type Allowed = Pick<StringReading, 'allows' | 'lacksVendors'>;

type Basis = 'consent' | 'legitimateInterests';

/** A core of version 2, and behind it each other segment (disclosed vendors, allowed vendors, publisher's) once at most. */
const VERSION_TWO =
  /^C[\w-]+(?!.*\.[I-P].*\.[I-P])(?!.*\.[Q-X].*\.[Q-X])(?!.*\.[YZa-f].*\.[YZa-f])(?:\.[I-PQ-XYZa-f][\w-]*)*$/;

/** The one thing that a publisher may restrict a vendor's purpose to without forbidding it on this basis. */
const ONLY: Readonly<Record<Basis, RestrictionType>> = {
  consent: RestrictionType.REQUIRE_CONSENT,
  legitimateInterests: RestrictionType.REQUIRE_LI,
};

const bitsOf = (model: TCModel, basis: Basis) =>
  basis === 'consent'
    ? { purposes: model.purposeConsents, vendors: model.vendorConsents }
    : { purposes: model.purposeLegitimateInterests, vendors: model.vendorLegitimateInterests };

/** Whether the purposes of a basis are allowed to every vendor, whatever the publisher restricts. */
const allowsOn = (model: TCModel, needs: TcfNeeds, basis: Basis): boolean => {
  const needed = needs[basis] ?? [];
  if (needed.length === 0) return true;
  const { purposes, vendors } = bitsOf(model, basis);
  return (
    needed.every((purpose) => purposes.has(purpose)) &&
    needs.vendors.every(
      (vendor) =>
        vendors.has(vendor) &&
        model.publisherRestrictions
          .getRestrictions(vendor)
          .every(
            ({ purposeId, restrictionType }) =>
              restrictionType === ONLY[basis] || !needed.includes(purposeId ?? 0),
          ),
    )
  );
};

/** Begins the segment of disclosed vendors. */
const DISCLOSED = /\.[I-P]/;

/** What a string allows; undefined of what is none of version 2. */
const allowedBy = (text: string, needs: TcfNeeds): Allowed | undefined => {
  // The decoder takes a core of a later version for another segment, and the last of two for both.
  if (text.length > MAX_CONSENT_STRING || !VERSION_TWO.test(text)) return undefined;
  try {
    const model = new AnyModel();
    TCString.decode(text, model);
    const isChosen =
      model.cmpId > NO_CMP &&
      allowsOn(model, needs, 'consent') &&
      allowsOn(model, needs, 'legitimateInterests');
    if (isChosen && !DISCLOSED.test(text)) return { allows: false, lacksVendors: true };
    return {
      allows: isChosen && needs.vendors.every((vendor) => model.vendorsDisclosed.has(vendor)),
    };
  } catch {
    // Whatever the decoder throws: it is a text that it cannot read.
    return undefined;
  }
};

/** The version, and then when a string was made and when it was changed last, in tenths of a second: all else is choices. */
const TIMES = /^C[\w-]{12}/;
const CHANGED = 7;
const CHOICES = 13;

/**
 * Makes what says of a TCF string of version 2 what it allows; undefined of any other text, one of a later version among
 * them. As TCF 2.3 has it, a vendor that the string does not name as disclosed is allowed nothing: so is any by a string
 * without that segment, or without a CMP that wrote it. Strings that differ in their times alone are decoded once.
 */
export const tcfReader = (needs: TcfNeeds): ReadString => {
  const ofChoices = remembered(
    (choices) => allowedBy(`C${'A'.repeat(CHOICES - 1)}${choices}`, needs),
    MOST_CONSENT_STRINGS,
  );
  return (text) => {
    if (!TIMES.test(text)) return undefined;
    const allowed = ofChoices(text.slice(CHOICES));
    if (allowed === undefined) return undefined;
    return { ...allowed, second: Math.floor(numberOf(text.slice(CHANGED, CHOICES)) / 10) };
  };
};
