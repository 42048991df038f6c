import { OF_ARTICLE_9, type SpecialCategory } from '#core/special-categories/category.ts';

/** What `isUnread` finds: it may denote anything, so the parties say by an exception that they read it. */
export const unreadScript: SpecialCategory = {
  name: 'unread-script',
  denotes: 'something in a script that no list of words here reads',
  law: 'GDPR Art. 9(1) and 6(1)(f)',
  source: 'GDPR Art. 5(2): what was not read was not judged',
  lawful: ['6(1)(f)', '6(1)(a)', ...OF_ARTICLE_9],
  terms: { en: '', fr: '', de: '', es: '', it: '' },
  ordinary: '',
};
