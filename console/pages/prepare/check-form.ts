import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPrepare } from '#cli/commands/prepare.ts';
import { faultOf } from '#cli/fault-of.ts';
import { FOLDER_NAME, isFree } from '#console/files-folder.ts';
import {
  attributeColumnOf,
  attributesFor,
  columnsAs,
  type Fields,
  textOf,
} from '#console/pages/prepare/fields.ts';
import { mappingOf } from '#console/pages/prepare/mapping-of.ts';
import type { Mapping as View } from '#console/pages/prepare/mapping-view.ts';
import { type Role, rolesFor } from '#console/pages/prepare/roles.ts';
import { withAgreementFile } from '#console/pages/prepare/run-prepare.ts';
import { explainIssue } from '#core/agreement/explain-issue.ts';
import { Mapping } from '#core/drops/mapping.ts';

/** A form that can be done as it is, or what has to be put right in it. */
export type CheckedForm =
  | { readonly mapping: Mapping; readonly wrong?: never }
  | {
      readonly wrong: ReadonlySet<string>;
      /** What the room says of it. */
      readonly says?: string;
      /** A use that only one column may have. */
      readonly twice?: Role;
      readonly mapping?: never;
    };

/** Uses of which the first column alone would count. */
const isOfOne = ({ as }: Role): boolean =>
  ['part', 'attribute', 'consent', 'since', 'country', 'updated', 'label'].includes(as);

const WRITING: Readonly<Record<string, string>> = { format: 'format', firstYear: 'year' };

/** Next to which field a fault of the mapping is told. */
const fieldAt = ([part, name = '', ...rest]: readonly string[]): string => {
  const last = rest.at(-1) ?? name;
  const writing = WRITING[last];
  switch (part) {
    case 'attributes':
      if (writing) return `${writing}.${name}`;
      if (rest[0] === 'bands' || rest[0] === 'otherwise') return `${rest[0]}.${name}`;
      return last.endsWith('Before') ? `day.${name}` : `from.${name}`;
    case 'consent':
      if (writing) return `${writing}.consent`;
      return name === 'accept' ? 'accept-more' : 'consent-kind';
    case 'bridges':
      return 'split';
    default:
      return writing ? `${writing}.birth` : 'country';
  }
};

const missingIn = (view: View, fields: Fields): ReadonlySet<string> => {
  const attributes = Object.keys(attributesFor(view)).filter(
    (name) => attributeColumnOf(view, fields, name) === undefined,
  );
  const hasConsent = columnsAs(view, fields, { as: 'consent' }).length > 0;
  return new Set([
    ...attributes.map((name) => `from.${name}`),
    ...(hasConsent || textOf(fields, 'attest') !== '' ? [] : ['attest']),
  ]);
};

/**
 * What would keep a form from being done, before any row is read: a name that is taken, a column too few or too many, a
 * mapping that says what none may, or that `prepare` would refuse.
 */
export const checkForm = async (view: View, fields: Fields, path: string): Promise<CheckedForm> => {
  const out = textOf(fields, 'out');
  if (!(FOLDER_NAME.test(out) && (await isFree(view.visit.files, out))))
    return { wrong: new Set(['out']) };
  const twice = rolesFor(view).find(
    (role) => isOfOne(role) && columnsAs(view, fields, role).length > 1,
  );
  if (twice) return { wrong: new Set(), twice };
  const missing = missingIn(view, fields);
  if (missing.size > 0) return { wrong: missing };
  const parsed = Mapping.safeParse(mappingOf(view, fields), { reportInput: true });
  if (parsed.success) return checkedByCommand(view, fields, { path, mapping: parsed.data });
  const { path: at, says } = explainIssue(parsed.error, { schema: Mapping, namesKeys: true });
  return { wrong: new Set([fieldAt(at.map(String))]), says };
};

const checkedByCommand = async (
  { visit, agreement, dataset, address }: View,
  fields: Fields,
  { path, mapping }: { readonly path: string; readonly mapping: Mapping },
): Promise<CheckedForm> => {
  const attest = textOf(fields, 'attest');
  return withAgreementFile(agreement, async (file, folder) => {
    const mappingFile = join(folder, 'mapping.yaml');
    await writeFile(mappingFile, JSON.stringify(mapping), { mode: 0o600 });
    const options = {
      ...{ agreement: file, party: visit.party, dataset, mapping: mappingFile },
      ...{ out: join(visit.files, textOf(fields, 'out')), encoding: address.encoding ?? 'utf-8' },
      ...(attest === '' ? {} : { attest }),
    };
    return checkPrepare({ options, args: [path] }).then(
      () => ({ mapping }),
      (error) => ({ wrong: new Set<string>(), says: faultOf(error).message }),
    );
  });
};
