import type { Json } from '#core/deployment/template.ts';

/** Settings that are changed in place. */
export type Members = Record<string, Json>;

/** A change of what is deployed, and what must be told of it. */
export interface PlantedDrift {
  readonly what: string;
  /** The type of the resource that is changed, and how its name in the template ends or begins. */
  readonly type: string;
  readonly of?: RegExp;
  /** The answer that changes: that of Cloud Control if left out. */
  readonly answer?: string;
  readonly change: (settings: Members) => void;
  /** Where the field that is named begins. */
  readonly field: string;
  readonly allows: RegExp;
}

/** What lies at a path of settings. */
export const at = (from: Json | undefined, ...path: readonly (string | number)[]): Members =>
  path.reduce<Json | undefined>((value, name) => (value as Members)[name], from) as Members;

/** Changes what a setting holds as a text of JSON. */
export const inText = (settings: Members, name: string, change: (inner: Members) => void): void => {
  const inner = JSON.parse(String(settings[name])) as Members;
  change(inner);
  settings[name] = JSON.stringify(inner);
};

/** A statement that lets everybody do everything. */
export const EVERYBODY = {
  Effect: 'Allow',
  Principal: '*',
  Action: '*',
  Resource: '*',
} as const;

/** Lets everybody in by a policy. */
export const open =
  (name: string) =>
  (settings: Members): void => {
    (at(settings, name).Statement as Json[]).push(EVERYBODY);
  };

/** Sets what lies at a path. */
export const set =
  (...path: readonly [...(string | number)[], string, Json]) =>
  (settings: Members): void => {
    const [name, value] = path.slice(-2) as [string, Json];
    at(settings, ...(path.slice(0, -2) as (string | number)[]))[name] = value;
  };
