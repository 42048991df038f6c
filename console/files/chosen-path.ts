import { z } from 'zod';
import { isOwnName, isThere, type Kind, ownPath } from '#console/files/own-files.ts';

/** A name in the folder of the console, as a form sends it. */
export const OwnName = z.string().refine(isOwnName);

/** Names as what can be chosen of them. */
export const choicesOf = (
  names: readonly string[],
): readonly { readonly value: string; readonly text: string }[] =>
  names.map((name) => ({ value: name, text: name }));

/** The path of a chosen name, as an option that is left out where nothing was chosen. */
export const pathOption = <Name extends string>(
  option: Name,
  { files }: { readonly files: string },
  chosen: string | undefined,
): Partial<Readonly<Record<Name, string>>> =>
  chosen === undefined
    ? {}
    : ({ [option]: ownPath(files, chosen) } as Readonly<Record<Name, string>>);

/** What a field of a form chose: files or folders by their names, or nothing. */
type Chosen = readonly [kind: Kind, names: string | readonly string[] | undefined];

/** The fields of a form that chose what is not in the folder of the console; undefined where each is there. */
export const fieldsAmiss = async (
  { files }: { readonly files: string },
  chosen: Readonly<Record<string, Chosen>>,
): Promise<ReadonlySet<string> | undefined> => {
  const amiss = new Set<string>();
  for (const [field, [kind, names = []]] of Object.entries(chosen))
    for (const name of [names].flat()) if (!(await isThere(files, kind, name))) amiss.add(field);
  return amiss.size === 0 ? undefined : amiss;
};
