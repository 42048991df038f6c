import { jobsPage } from '#console/jobs/jobs-routes.tsx';
import type { Page } from '#console/page.ts';
import { accountPage } from '#console/pages/account/account-routes.tsx';
import { homePage } from '#console/pages/home/home-routes.tsx';
import { preparePage } from '#console/pages/prepare/prepare-routes.tsx';
import { uploadPage } from '#console/pages/upload/upload-routes.tsx';

/** Every page, in the order of the navigation: what is not here is not there. */
export const PAGES: readonly Page[] = [homePage, accountPage, preparePage, uploadPage, jobsPage];
