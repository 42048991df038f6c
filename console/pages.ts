import { jobsPage } from '#console/jobs/jobs-routes.tsx';
import type { Page } from '#console/page.ts';
import { accountPage } from '#console/pages/account/account-routes.tsx';
import { governancePage } from '#console/pages/governance/governance-routes.tsx';
import { homePage } from '#console/pages/home/home-routes.tsx';
import { ledgerPage } from '#console/pages/ledger/ledger-routes.tsx';
import { reviewPage } from '#console/pages/review/review-routes.tsx';

/** Every page, in the order of the navigation: what is not here is not there. */
export const PAGES: readonly Page[] = [
  homePage,
  accountPage,
  ledgerPage,
  reviewPage,
  governancePage,
  jobsPage,
];
