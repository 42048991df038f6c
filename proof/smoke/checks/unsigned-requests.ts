import { type Check, judged } from '#proof/smoke/check.ts';
import type { SmokeRoom } from '#proof/smoke/smoke-room.ts';

const FORBIDDEN = 403;

/** The URLs for questions and approvals know no caller without an AWS signature. */
export const unsignedRequests = ({ urls }: SmokeRoom): readonly Check[] =>
  urls.map(({ called, url }) => ({
    name: `the URL for ${called} refuses an unsigned request`,
    tried: 'POST without a signature',
    run: async (seat) => {
      const { status } = await seat.fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
        redirect: 'error',
      });
      return judged(
        status === FORBIDDEN,
        'AWS answered 403 before the function ran.',
        `It answered ${status}, not 403.`,
      );
    },
  }));
