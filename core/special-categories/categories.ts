import { biometrics } from '#core/special-categories/categories/biometrics.ts';
import { children } from '#core/special-categories/categories/children.ts';
import { criminalRecord } from '#core/special-categories/categories/criminal-record.ts';
import { ethnicity } from '#core/special-categories/categories/ethnicity.ts';
import { health } from '#core/special-categories/categories/health.ts';
import { politics } from '#core/special-categories/categories/politics.ts';
import { preciseLocation } from '#core/special-categories/categories/precise-location.ts';
import { religion } from '#core/special-categories/categories/religion.ts';
import { sexualLife } from '#core/special-categories/categories/sexual-life.ts';
import { tradeUnion } from '#core/special-categories/categories/trade-union.ts';
import { unreadScript } from '#core/special-categories/categories/unread-script.ts';
import { vulnerability } from '#core/special-categories/categories/vulnerability.ts';
import type { CategoryName, SpecialCategory } from '#core/special-categories/category.ts';

/** Every category, by its name. */
export const CATEGORIES: Readonly<Record<CategoryName, SpecialCategory>> = {
  health,
  religion,
  politics,
  ethnicity,
  'sexual-life': sexualLife,
  'trade-union': tradeUnion,
  biometrics,
  'criminal-record': criminalRecord,
  children,
  'precise-location': preciseLocation,
  vulnerability,
  'unread-script': unreadScript,
};
