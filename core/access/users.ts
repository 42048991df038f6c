import type { Area, BucketName } from '#core/access/areas.ts';
import { type FunctionName, functionsThat } from '#core/access/functions.ts';
import {
  type DropKeyAction,
  type KeyAction,
  touches,
  type Use,
  usesOf,
} from '#core/access/rights.ts';
import type { KeyName } from '#core/ports/key-ring.ts';

/** The functions that may do one thing to a bucket, in any of its areas; or that touch it at all. */
export const bucketUsers = (bucket: BucketName, use?: Use): readonly FunctionName[] =>
  functionsThat(({ rights }) =>
    use === undefined ? touches(rights, bucket) : usesOf(rights, bucket).includes(use),
  );

/** The functions that may do one thing in one of these areas. */
export const areaUsers = (areas: readonly Area[], use: Use): readonly FunctionName[] =>
  functionsThat(({ rights }) => areas.some((area) => rights.areas[area]?.includes(use) === true));

/** The functions that may do one thing with a key that makes MACs. */
export const keyUsers = (key: KeyName, action: KeyAction): readonly FunctionName[] =>
  functionsThat(({ rights }) => rights.keys[key]?.includes(action) === true);

/** The functions that may do one thing with the key that opens sealed drops. */
export const dropKeyUsers = (action: DropKeyAction): readonly FunctionName[] =>
  functionsThat(({ rights }) => rights.dropKey?.includes(action) === true);
