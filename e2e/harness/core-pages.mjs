// The pages that every check of all pages visits.

export const CO_CHAIR = 'ines.undp@example.org';
export const PAGES = [
  '/',
  '/mandate',
  '/mandate/16',
  '/group',
  '/group/members',
  '/meetings',
  '/meetings/2026-03',
  '/meetings/2026-03/minutes',
  '/meetings/2026-03/circulation',
  '/actions',
  '/actions/A10',
  '/countries',
  '/countries/MDA',
  '/regions',
  '/data',
  '/sign-in',
  '/me',
  '/journal',
  '/search',
  '/profiles/MDA',
  '/corridors/MEX/USA',
  '/regions/ecowas/figures',
  '/about',
  '/accessibility',
  '/data-protection',
  '/no-such-page',
];
/** Forms, in English only. */
export const FORMS = [
  '/groups',
  '/group/designations/new',
  '/group/settings',
  '/group/offices',
  '/groups/gmg/chair',
  '/meetings/new',
  '/meetings/fairness',
  '/meetings/2026-03/attendance',
  '/meetings/2027-01/agenda',
  '/meetings/2027-01/change',
  '/meetings/2027-01/cancel',
  '/data/import',
];
export const PUBLIC = PAGES.filter((path) => !/^\/(me|journal|actions|no-such)|circulation/.test(path));
