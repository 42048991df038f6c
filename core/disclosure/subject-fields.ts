import { agreed, type Fields, own } from '#core/disclosure/disclosure.ts';
import { AGREEMENT, KIND } from '#core/disclosure/document-parts.ts';

const TERMS = agreed('terms of the agreement');

/** A party's own answer about one of its people: the rest follows from the ledger, which both read. */
export const SUBJECT: Fields = {
  ...KIND,
  party: own('as whom the reader came'),
  at: own('when the reader asked'),
  collaboration: agreed('the name of the agreement'),
  agreement: AGREEMENT,
  purpose: TERMS,
  legalBasis: TERMS,
  'recipients[].**': TERMS,
  operator: TERMS,
  'governance.**': TERMS,
  'asked[].**': own('what the reader asked with'),
  tombstones: own('whom the reader had forgotten'),
  found: own('whether somebody is on the own lists'),
  'held[].**': own('what the own lists say of somebody'),
  'releases[].**': own('public answers on own versions that hold somebody'),
  'lists[].**': own('public lists on own versions that hold somebody'),
  'unsearched[].**': own('what lies of the own lists'),
  releasesOnGone: own('public answers on own versions that are gone'),
};
