import { z } from 'zod';
import { ChecksumText } from '#core/drops/manifest.ts';

/** A resource of a room, by its names in the template. */
const OF_RESOURCE = { stack: z.string(), resource: z.string(), type: z.string() };

/** A setting that is not what the source and the agreement make it. */
const Drift = z.strictObject({
  ...OF_RESOURCE,
  /** Its name in the account. */
  name: z.string(),
  /** Path of the setting; empty where the resource as a whole is missing or too many. */
  field: z.string(),
  /** What the difference would allow. */
  allows: z.string(),
  /** What it should be and what it is, as JSON and without its middle if that is long; left out where it says nothing. */
  expected: z.string().optional(),
  found: z.string().optional(),
});
export type Drift = z.infer<typeof Drift>;

/** Something of which nobody can tell whether it is as it should be. */
const Unverified = z.strictObject({ ...OF_RESOURCE, why: z.string() });
export type Unverified = z.infer<typeof Unverified>;

/** How what is deployed compares with what the source and the agreement make. */
export const DeploymentVerdictDocument = z.strictObject({
  kind: z.literal('deployment-verdict'),
  /** `unverified`: no drift was found, but not everything could be read. */
  outcome: z.enum(['faithful', 'drifted', 'unverified']),
  /** SHA-256 of the templates that it was held against. */
  templates: ChecksumText,
  /** The digest of the code that they deploy, which the parties approve; left out where they name none. */
  code: ChecksumText.optional(),
  /** How many resources were compared, by type. */
  compared: z.record(z.string(), z.int().positive()),
  drifts: z.array(Drift),
  unverified: z.array(Unverified),
  /** What was not looked at, in words: no drift says nothing of it. */
  notCompared: z.array(z.string()),
});
export type DeploymentVerdictDocument = z.infer<typeof DeploymentVerdictDocument>;
