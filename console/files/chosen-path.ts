import { z } from 'zod';
import { isOwnName, ownPath } from '#console/files/own-files.ts';

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
