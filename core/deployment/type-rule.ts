import type { FormRule } from '#core/deployment/setting-form.ts';
import type { Json } from '#core/deployment/template.ts';

/** How one type of resource is held against what the source says of it. */
export interface TypeRule extends FormRule {
  /** What any difference would allow, where the field does not say it better. */
  readonly allows: string;
  /**
   * What a difference would allow, by path: a field is told by the longest of these that it lies under. The first
   * names of these paths, and of the defaults, are looked at also where the template is silent.
   */
  readonly fields: Readonly<Record<string, string>>;
  readonly defaults?: Readonly<Record<string, Json>>;
  /** First names of paths that decide nothing, that no service gives back, or that are compared elsewhere. */
  readonly ignored?: readonly string[];
}

/** Says nothing about who may do what, and changes without a deployment. */
const NEVER_COMPARED = ['Tags', 'Description', 'AlarmDescription', 'GroupDescription'];

/** Is a top-level setting left out of the comparison? */
export const isIgnored = ({ ignored = [] }: TypeRule, name: string): boolean =>
  NEVER_COMPARED.includes(name) || ignored.includes(name);

/** The top-level settings that matter even where the template says nothing of them. */
export const watchedBy = ({ fields, defaults = {} }: TypeRule): ReadonlySet<string> =>
  new Set(
    [...Object.keys(fields), ...Object.keys(defaults)].map((path) => path.split('.')[0] ?? path),
  );

/** What a difference at a path would allow. */
export const allowedBy = ({ fields, allows }: TypeRule, path: string): string => {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const sentence = fields[parts.slice(0, length).join('.')];
    if (sentence !== undefined) return sentence;
  }
  return allows;
};
