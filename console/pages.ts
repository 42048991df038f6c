import { jobsPage } from '#console/jobs/jobs-routes.tsx';
import type { Page } from '#console/page.ts';
import { accountPage } from '#console/pages/account/account-routes.tsx';
import { answersPage } from '#console/pages/answers/answers-routes.tsx';
import { askPage } from '#console/pages/ask/ask-routes.tsx';
import { governancePage } from '#console/pages/governance/governance-routes.tsx';
import { homePage } from '#console/pages/home/home-routes.tsx';
import { ledgerPage } from '#console/pages/ledger/ledger-routes.tsx';
import { listsPage } from '#console/pages/lists/lists-routes.tsx';
import { measurementPage } from '#console/pages/measurement/measurement-routes.tsx';
import { preparePage } from '#console/pages/prepare/prepare-routes.tsx';
import { reviewPage } from '#console/pages/review/review-routes.tsx';
import { termsPage } from '#console/pages/terms/terms-routes.tsx';
import { uploadPage } from '#console/pages/upload/upload-routes.tsx';

/** Every page, in the order of the navigation: what is not here is not there. */
export const PAGES: readonly Page[] = [
  homePage,
  accountPage,
  termsPage,
  preparePage,
  uploadPage,
  askPage,
  answersPage,
  measurementPage,
  listsPage,
  ledgerPage,
  reviewPage,
  governancePage,
  jobsPage,
];
