import type { SpecialCategory } from '#core/special-categories/category.ts';

/** People under age themselves. What adults buy for children, or how many they have, is none of it. */
export const children: SpecialCategory = {
  name: 'children',
  denotes: 'children',
  law: 'GDPR Art. 8(1) and 6(1)(f); CCPA § 1798.120(c)',
  source:
    'GDPR recital 38; what is made for children is watched by them (16 CFR 312.2); Fides user.childrens',
  lawful: ['8(1)', '6(1)(f)'],
  isCounted: true,
  terms: {
    en: `=toddler, =toddlers, =babies, =infants, =newborns, is child, is kid, is minor, kid under 1*,
      child under 1*, children under 1*, kid age 1*, kid aged 1*, children aged 1*, =child, =children, =kid, =kids, =teen, =teens, =minor, minors, underage*, under aged, =under 12,
      =under 13, =under 14, =under 16, =under 18, under 13 s, under 16 s, under 18 s, is under 13, is under 16,
      is under 18, teenager*, preteen*, adolescen*, schoolchild*, juvenile*, childrens data, child account*,
      kids account*, child profile*, kids profile*, kids mode, child user*, advertising to children,
      aimed at children, aimed at kids, =childrens literature, =childrens book*, =childrens music, childrens tv,
      childrens television, childrens programme*, childrens channel*, childrens app*, kids tv, kids app*,
      kids channel*`,
    fr: `=bébés, =ado, =ados, nourrissons, enfant de moins de 1*, est mineur, =enfant, =enfants, =mineur, mineurs, moins de 12 ans, moins de 13 ans, moins de 15 ans, moins de 16 ans,
      moins de 18 ans, collégien*, lycéen*, écolier*, compte enfant, profil enfant, chaîne jeunesse`,
    de: `=kleinkind, =kleinkinder, =säugling, =säuglinge, kinder unter 1*, kind unter 1*, =kinder, minderjährig*, jugendliche*, unter 12 jahren, unter 14 jahren, unter 16 jahren, unter 18 jahren,
      =unter 16, =unter 18, unter 18 jährig*, unter 16 jährig*, kinderkonto*, kinderprofil*, kinderkanal*,
      kinderfernsehen, kindersendung*, schulkind*, schüler*`,
    es: `=bebés, niño menor de 1*, niños menores de 1*, =niño, =niña, =niños, =niñas, menor de edad, menores de edad, menor de 18, menores de 13, menores de 14,
      menores de 16, menores de 18, perfil infantil, canal infantil, escolares`,
    it: `=bambina, =bambine, =neonato, =neonati, =minori, bambini sotto i 1*, minori di 1*, =bambino, =bambini, minorenn*, minori di 14, minori di 16, minori di 18, meno di 18 anni,
      profilo bambino`,
  },
  ordinary: 'juvenile arthritis, schülerhilfe',
};
