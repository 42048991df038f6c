import { RestrictionType, TCModel, TCString } from '@iabtechlabtcf/core';
import type { ConsentTerms } from '#core/agreement/consent-schema.ts';
import type { StringReading } from '#core/drops/consent/string-reading.ts';

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

/**
 * What a TCF string of version 2 allows; undefined of any other text, one of a later version among them. As TCF 2.3 has
 * it, a vendor that the string does not name as disclosed is allowed nothing: so is any by a string without that segment,
 * or without a CMP that wrote it.
 */
export const readTcf = (text: string, needs: TcfNeeds): StringReading | undefined => {
  // The decoder takes a core of a later version for another segment, and the last of two for both.
  if (!VERSION_TWO.test(text)) return undefined;
  try {
    const model = new AnyModel();
    TCString.decode(text, model);
    const allows =
      model.cmpId > NO_CMP &&
      needs.vendors.every((vendor) => model.vendorsDisclosed.has(vendor)) &&
      allowsOn(model, needs, 'consent') &&
      allowsOn(model, needs, 'legitimateInterests');
    return { allows, second: Math.floor(model.lastUpdated.getTime() / 1000) };
  } catch {
    // Whatever the decoder throws: it is a text that it cannot read.
    return undefined;
  }
};
