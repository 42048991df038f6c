import { AirlockError } from '#core/errors.ts';

/** Reads the value of an option, such as `--seed`, as a whole number of at most nine digits. */
export const wholeNumber =
  (option: string) =>
  (text: string): number => {
    if (/^\d{1,9}$/.test(text)) return Number(text);
    throw new AirlockError(
      'usage',
      `The option ${option} needs a whole number of at most nine digits: see --help.`,
    );
  };

/** Reads the value of an option, such as `--epsilon`, as a number with at most six digits after the point. */
export const decimal =
  (option: string) =>
  (text: string): number => {
    if (/^\d{1,9}(\.\d{1,6})?$/.test(text)) return Number(text);
    throw new AirlockError(
      'usage',
      `The option ${option} needs a number such as 0.25, with at most six digits after the point: see --help.`,
    );
  };

/** Reads the value of an option, such as `--map`, as `a=b`, split at the first `=`. */
export const assignment =
  (option: string) =>
  (text: string): readonly [string, string] => {
    const at = text.indexOf('=');
    if (at > 0 && at < text.length - 1) return [text.slice(0, at), text.slice(at + 1)];
    throw new AirlockError('usage', `The option ${option} needs the form name=value: see --help.`);
  };

/** `a,b,c`. */
export const list = (text: string): readonly string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/**
 * `a,b,"c, d"`: values of an attribute, of which one with a comma stands in double quotes; two of these are one that
 * belongs to the value.
 */
export const valueList = (text: string): readonly string[] =>
  [...text.matchAll(/\s*(?:"((?:[^"]|"")*)"\s*(?=,|$)|([^,]+))/g)]
    .map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain.trim())
    .filter((item) => item !== '');

/** Gathers an option that may be given several times. */
export const collect = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  text,
];
