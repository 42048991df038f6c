/** Countries whose people are made up. */
export const COUNTRIES = ['GB', 'FR', 'DE', 'ES'] as const;
export type Country = (typeof COUNTRIES)[number];

/** What is most frequent in a country, the first one first; the dictionaries of faker do not say. */
interface FrequentWords {
  readonly surnames: readonly string[];
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly places: readonly string[];
  readonly streets: readonly string[];
}

const words = (text: string): readonly string[] => text.split(', ');

/** Of each country, as every list of its most frequent names has them in about this order. */
export const FREQUENT_WORDS: Readonly<Record<Country, FrequentWords>> = {
  GB: {
    surnames: words(
      'Smith, Jones, Taylor, Brown, Williams, Wilson, Johnson, Davies, Patel, Robinson, Wright, Thompson, Evans, Walker, White, Roberts, Green, Hall, Thomas, Clarke',
    ),
    women: words(
      'Margaret, Susan, Sarah, Elizabeth, Patricia, Christine, Emma, Catherine, Jennifer, Rebecca, Alexandra, Victoria, Deborah, Katherine',
    ),
    men: words(
      'David, John, Michael, Peter, Robert, Paul, James, William, Andrew, Christopher, Thomas, Richard, Edward, Daniel',
    ),
    places: words(
      'London, Birmingham, Leeds, Glasgow, Sheffield, Manchester, Bradford, Liverpool, Edinburgh, Bristol, Cardiff, Leicester, Coventry, Nottingham, Newcastle upon Tyne, Milton Keynes, Stoke-on-Trent',
    ),
    streets: words(
      'High Street, Station Road, Church Road, Main Street, Park Road, London Road, Victoria Road, Green Lane, Manor Road, Church Lane, Park Avenue, The Crescent, Queens Road',
    ),
  },
  FR: {
    surnames: words(
      'Martin, Bernard, Thomas, Petit, Robert, Richard, Durand, Dubois, Moreau, Laurent, Simon, Michel, Lefèvre, Leroy, Roux, David, Bertrand, Morel, Fournier, Girard',
    ),
    women: words(
      'Marie, Nathalie, Isabelle, Sylvie, Catherine, Françoise, Monique, Christine, Anne-Marie, Sandrine, Élisabeth, Céline',
    ),
    men: words(
      'Jean, Michel, Pierre, Philippe, Alain, Nicolas, Christophe, Patrick, Jean-Pierre, Frédéric, Laurent, Julien',
    ),
    places: words(
      'Paris, Marseille, Lyon, Toulouse, Nice, Nantes, Montpellier, Strasbourg, Bordeaux, Lille, Rennes, Saint-Étienne',
    ),
    streets: words(
      "Rue de l'Église, Place de l'Église, Grande Rue, Rue du Moulin, Place de la Mairie, Rue du Château, Rue des Écoles, Rue de la Gare, Rue Principale, Rue Victor Hugo",
    ),
  },
  DE: {
    surnames: words(
      'Müller, Schmidt, Schneider, Fischer, Weber, Meyer, Wagner, Becker, Schulz, Hoffmann, Schäfer, Koch, Bauer, Richter, Klein, Wolf, Schröder, Neumann, Schwarz, Zimmermann',
    ),
    women: words(
      'Ursula, Maria, Monika, Petra, Elisabeth, Sabine, Renate, Andrea, Susanne, Katharina, Stefanie, Claudia',
    ),
    men: words(
      'Peter, Michael, Thomas, Wolfgang, Klaus, Andreas, Stefan, Christian, Jürgen, Hans-Peter, Alexander, Maximilian',
    ),
    places: words(
      'Berlin, Hamburg, München, Köln, Frankfurt am Main, Stuttgart, Düsseldorf, Leipzig, Dortmund, Essen, Bremen, Dresden, Hannover, Nürnberg',
    ),
    streets: words(
      'Hauptstraße, Dorfstraße, Schulstraße, Bahnhofstraße, Gartenstraße, Bergstraße, Lindenstraße, Birkenweg, Waldstraße, Kirchstraße, Schillerstraße, Goethestraße',
    ),
  },
  ES: {
    surnames: words(
      'García, Rodríguez, González, Fernández, López, Martínez, Sánchez, Pérez, Gómez, Martín, Jiménez, Hernández, Ruiz, Díaz, Moreno, Muñoz, Álvarez, Romero, Gutiérrez, Navarro',
    ),
    women: words(
      'María Carmen, María, Carmen, Ana María, Laura, Josefa, Isabel, María Dolores, María Pilar, Francisca, Dolores, Mercedes',
    ),
    men: words(
      'Antonio, Manuel, José, Francisco, David, Juan, José Antonio, Javier, Daniel, José Luis, Francisco Javier, Rafael',
    ),
    places: words(
      'Madrid, Barcelona, Valencia, Sevilla, Zaragoza, Málaga, Murcia, Palma, Las Palmas de Gran Canaria, Bilbao, Alicante, Córdoba',
    ),
    streets: words(
      'Calle Mayor, Calle Real, Calle Nueva, Calle de la Iglesia, Avenida de la Constitución, Plaza Mayor, Calle de Cervantes, Calle del Sol, Calle San José, Avenida de Andalucía',
    ),
  },
};
