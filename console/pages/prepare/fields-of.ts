import { bandsText } from '#console/pages/prepare/bands-of.ts';
import { attributesFor, type Fields, type Mapped } from '#console/pages/prepare/fields.ts';
import { type Role, roleText } from '#console/pages/prepare/roles.ts';
import { BEFORE_KEYS } from '#core/drops/attribute-schema.ts';
import { identifierSource } from '#core/drops/identifier-source.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import { matchSources } from '#core/drops/match-schema.ts';
import { type IdentifierKind, KIND_COMPONENTS } from '#core/identifiers/kinds.ts';
import type { PersonPart } from '#core/identifiers/person-parts.ts';
import { ownValue } from '#core/own-value.ts';

/** A form that is being filled in. */
class Draft {
  readonly fields: Record<string, string | readonly string[]> = {};
  readonly #mapped: Mapped;

  constructor(mapped: Mapped) {
    this.#mapped = mapped;
  }

  placeOf(column: string): number {
    return this.#mapped.columns.findIndex(({ name }) => name === column);
  }

  valuesOf(column: string): readonly string[] {
    const found = this.#mapped.columns.find(({ name }) => name === column);
    return (found?.values ?? []).map(({ text }) => text);
  }

  put(name: string, value: string | number | readonly string[] | undefined): void {
    if (value !== undefined) this.fields[name] = typeof value === 'number' ? `${value}` : value;
  }

  /** Gives a column its role; answers whether it could, for it has one. */
  mark(column: string, role: Role): boolean {
    const at = this.placeOf(column);
    const before = this.fields[`role-${at}`];
    if (at < 0 || (before !== undefined && before !== roleText(role))) return false;
    this.fields[`role-${at}`] = roleText(role);
    return true;
  }

  /** Which of several columns is preferred: that of the file says nothing of it. */
  putOrder(of: string, columns: readonly string[]): void {
    this.put(`order.${of}`, columns.map((column) => this.placeOf(column)).join(','));
  }

  putWriting(of: string, { format, firstYear }: Writing): void {
    this.put(`format.${of}`, format === 'iso' ? undefined : format);
    this.put(`year.${of}`, firstYear);
  }
}

interface Writing {
  readonly format?: string | undefined;
  readonly firstYear?: number | undefined;
}

const putKind = (draft: Draft, mapping: Mapping, kind: IdentifierKind): void => {
  const source = identifierSource(mapping, kind);
  if (!source) return;
  const components = KIND_COMPONENTS[kind];
  if (source.ways.length > 1)
    draft.putOrder(
      kind,
      source.ways.map(([first]) => first?.column ?? ''),
    );
  for (const way of source.ways)
    for (const [at, { column, format }] of way.entries()) {
      if (source.hashed) draft.mark(column, { as: 'hashed', kind });
      else if (components.length === 1) draft.mark(column, { as: 'kind', kind });
      else putPart(draft, components[at] as PersonPart, { column, ...format });
    }
  const { country } = source;
  if (typeof country === 'string') draft.put('country', country);
  else if (country) draft.mark(country.column, { as: 'country' });
};

const putPart = (
  draft: Draft,
  part: PersonPart,
  { column, ...writing }: Writing & { readonly column: string },
): void => {
  draft.mark(column, { as: 'part', part });
  if (part === 'birth_date') draft.putWriting('birth', writing);
};

const putAttribute = (
  draft: Draft,
  name: string,
  source: NonNullable<Mapping['attributes'][string]>,
): void => {
  const said = typeof source === 'string' ? { column: source } : source;
  const isMarked = draft.mark(said.column, { as: 'attribute', name });
  const at = draft.placeOf(said.column);
  if (!isMarked && at >= 0) draft.put(`from.${name}`, at);
  draft.putWriting(name, said);
  draft.put(`otherwise.${name}`, said.otherwise);
  draft.put(`ignore.${name}`, said.ignore);
  draft.put(`bands.${name}`, said.bands && bandsText(said.bands));
  const unit = BEFORE_KEYS.find((key) => said[key] !== undefined);
  draft.put(`unit.${name}`, unit);
  draft.put(`day.${name}`, unit && said[unit]);
  for (const [place, text] of draft.valuesOf(said.column).entries())
    draft.put(`value.${name}.${place}`, ownValue(said.values ?? {}, text));
};

const putConsent = (draft: Draft, consent: NonNullable<Mapping['consent']>): void => {
  draft.mark(consent.column, { as: 'consent' });
  draft.put('consent-kind', consent.kind);
  if (consent.kind === 'timestamp') draft.putWriting('consent', consent);
  if ('since' in consent && consent.since !== undefined) {
    const since: Writing & { readonly column: string } =
      typeof consent.since === 'string' ? { column: consent.since } : consent.since;
    draft.mark(since.column, { as: 'since' });
    draft.putWriting('consent', since);
  }
  if (!('accept' in consent)) return;
  const common = draft.valuesOf(consent.column);
  const [ticked, typed] = [true, false].map((isCommon) =>
    consent.accept.map(String).filter((word) => common.includes(word) === isCommon),
  );
  draft.put(
    'accept',
    ticked?.map((word) => String(common.indexOf(word))),
  );
  draft.put('accept-more', typed?.join(', '));
};

const putOwnIds = (draft: Draft, bridges: NonNullable<Mapping['bridges']>): void => {
  const isSplit = !Array.isArray(bridges);
  for (const column of isSplit ? [bridges.column] : bridges) draft.mark(column, { as: 'own' });
  if (!isSplit && bridges.length > 1) draft.putOrder('own', bridges);
  if (isSplit) draft.put('split', bridges.split);
};

/** How the form says a mapping, suggested or saved; what the form has no field for is left out of it. */
export const fieldsOf = (mapped: Mapped, mapping: Mapping): Fields => {
  const draft = new Draft(mapped);
  const { match, consent, bridges, repeats } = mapping;
  for (const kind of mapped.agreement.identifiers.kinds) putKind(draft, mapping, kind);
  for (const [part, { column, format }] of matchSources(match))
    putPart(draft, part, { column, ...format });
  if (consent) putConsent(draft, consent);
  if (bridges) putOwnIds(draft, bridges);
  if (typeof repeats === 'string') draft.put('repeats', repeats);
  else if (repeats) draft.mark(repeats.last, { as: 'updated' });
  for (const name of Object.keys(attributesFor(mapped))) {
    const source = ownValue(mapping.attributes, name);
    if (source !== undefined) putAttribute(draft, name, source);
  }
  return draft.fields;
};
