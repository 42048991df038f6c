import { OF_ARTICLE_9, type SpecialCategory } from '#core/special-categories/category.ts';

/** Who stands together with whom at work. */
export const tradeUnion: SpecialCategory = {
  name: 'trade-union',
  denotes: 'trade union membership',
  law: 'GDPR Art. 9(1); CCPA § 1798.140(ae)(1)(D)',
  source: 'GDPR Art. 9(1)',
  lawful: OF_ARTICLE_9,
  terms: {
    en: `union, trade union*, labor union*, labour union*, union member*, unionis*, unioniz*, shop steward*,
      works council*, collective bargaining, teamster*, afl cio`,
    fr: 'syndicat., syndicats., syndical*, syndiqué, cgt, cfdt',
    de: '*gewerkschaft*, betriebsrat*, betriebsrät*, ig metall, dgb',
    es: 'sindicato, ccoo, sindical*, sindicad*, comisiones obreras, ugt',
    it: 'sindacat*, sindacal*, cgil, cisl',
  },
  ordinary: `credit union*, rugby union*, european union, europäische union, union européenne, unión europea,
    unione europea, western union, soviet union, african union, customs union, monetary union, student* union*,
    union jack, union city, union county, union square, union station, union street, union pacific, union bank*,
    union libre, union civile, civil union*, syndicat de copropriété, syndicat d initiative, syndicat des eaux`,
};
