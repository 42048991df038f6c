import { describe, expect, it } from 'vitest';
import { proxyOf } from '#core/special-categories/proxies.ts';

const nameOf = (attribute: string, ...nodes: string[]) => proxyOf(attribute, nodes)?.name;

describe('attributes that stand for something else', () => {
  it.each([
    ['place', ['postcode', 'zip_code', 'area', 'home_district', 'neighbourhood', 'plz_gebiet']],
    ['place', ['code_postal', 'wohnort', 'barrio', 'quartiere', 'codigo_postal']],
    ['language', ['language', 'muttersprache', 'langue', 'idioma', 'lingua', 'browser_locale']],
    ['person-name', ['first_name', 'prenom', 'vorname', 'apellido', 'cognome', 'surname']],
    ['origin', ['nationality', 'birth_place', 'geburtsort', 'nacionalidad', 'luogo_di_nascita']],
    ['device-price', ['device_price', 'phone_model', 'betriebssystem', 'geraetepreis']],
    ['age', ['age', 'age_band', 'birth_year', 'tranche_d_age', 'altersgruppe', 'edad', 'eta']],
    ['sex', ['gender', 'sex', 'geschlecht', 'sexe', 'genero', 'sesso']],
    ['income', ['household_income', 'haushaltsnettoeinkommen', 'revenus', 'reddito', 'ingresos']],
    ['family', ['marital_status', 'household_size', 'familienstand', 'estado_civil']],
    ['family', ['has_kids', 'HasChildren', 'avec_enfants', 'hat_kinder', 'con_hijos', 'ha_figli']],
  ])('%s is known by its names in five languages: %j', (name, attributes) => {
    for (const attribute of attributes)
      expect([attribute, nameOf(attribute)]).toEqual([attribute, name]);
  });

  it.each([
    ...['tier', 'device', 'loyalty', 'bought', 'channel', 'product_area', 'package', 'usage'],
    ...[
      'programming_language',
      'account_age',
      'campaign',
      'storage',
      'sextant',
      'region',
      'parent_company',
      'kids_menu',
    ],
  ])('%s is ordinary', (attribute) => {
    expect(nameOf(attribute)).toBeUndefined();
  });

  it.each([
    ['age', 2],
    ['age', 15],
    ['sex', 49],
    ['place', 59],
    ['income', 61],
    ['income', 197],
    ['language', 158],
    ['family', 161],
  ])('%s is known by node %i of the taxonomy, whatever its name', (name, node) => {
    expect(nameOf('segment_7', `iab-audience-1.1/${node}`)).toBe(name);
  });

  it('ordinary nodes, and what is no node, say nothing', () => {
    for (const node of ['iab-audience-1.1/644', 'iab-audience-1.1/146', 'iab-content-3/2', 'age'])
      expect(nameOf('segment_7', node)).toBeUndefined();
  });

  it('are each shown by a source, with what stands for what and what went wrong in one clause', () => {
    for (const attribute of ['postcode', 'language', 'surname', 'nationality', 'age', 'gender']) {
      const { standsFor = '', harm = '', source = '' } = proxyOf(attribute) ?? {};
      expect(standsFor).toMatch(/^[a-z][^.]*$/);
      expect(harm).toMatch(/^[a-z][^.]*$/);
      expect(source).toMatch(/\d/);
    }
  });
});
