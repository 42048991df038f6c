import { ButtonLink } from '#console/parts/button.tsx';
import type { Visit } from '#console/visit.ts';

/** The way back from what came of something. */
export const ToGovernance = ({ visit: { words } }: { readonly visit: Visit }) => (
  <ButtonLink to="/governance">{words.governance.back}</ButtonLink>
);
