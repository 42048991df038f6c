/** What people are called by those who know them, a name after its colon. Written for the sample, from no list of the matcher. */
const LINES = `
Margaret: Maggie Peggy Meg; Susan: Sue Susie; Elizabeth: Liz Beth Betty Lizzie; Patricia: Pat Tricia Patty
Christine: Chris Chrissie; Catherine: Cathy Kate Katie; Katherine: Kathy Kate; Jennifer: Jen Jenny; Rebecca: Becky Bex
Alexandra: Alex Sandra Lexi; Victoria: Vicky Tori; Deborah: Debbie Deb; Sarah: Sally; Emma: Em
David: Dave Davy; John: Jack Johnny; Michael: Mike Mick; Peter: Pete; Robert: Bob Rob Bobby; James: Jim Jamie Jimmy
William: Bill Will Billy; Andrew: Andy Drew; Christopher: Chris Kit; Thomas: Tom Tommy; Richard: Dick Rick Richie
Edward: Ed Ted Eddie; Daniel: Dan Danny; Joseph: Joe; Anthony: Tony; Benjamin: Ben; Samuel: Sam; Nicholas: Nick
Nathalie: Nath; Isabelle: Isa; Françoise: Fanfan; Élisabeth: Lise Babeth; Sandrine: Sandy; Philippe: Phil; Nicolas: Nico
Christophe: Chris Tof; Frédéric: Fred; Laurent: Lolo; Jean-Pierre: Jean JP; Anne-Marie: Anne; Julien: Ju
Ursula: Ulla Uschi; Elisabeth: Lisa Elli Sissi; Susanne: Susi Sanne; Katharina: Kathi Käthe; Stefanie: Steffi
Wolfgang: Wolf Wolfi; Andreas: Andi; Stefan: Steffen; Christian: Chris; Hans-Peter: Hans Hape; Alexander: Alex Sascha
Maximilian: Max; Johannes: Hannes Hans; Friedrich: Fritz; Josef: Sepp Jupp; Sabine: Bine; Renate: Nate
María: Mari; Josefa: Pepa; Isabel: Isa; Dolores: Lola; María Dolores: Lola; Francisca: Paca Paqui; Mercedes: Merche
María Pilar: Pilar; María Carmen: Carmen Mamen; Antonio: Toño Toni; Manuel: Manolo Manu; José: Pepe; Francisco: Paco Curro
José Antonio: José; José Luis: Pepelu José; Francisco Javier: Javi Javier; Javier: Javi; Rafael: Rafa; Daniel: Dani
`;

const entries = LINES.trim()
  .split(/[;\n]/)
  .map((entry) => entry.trim().split(': '))
  .map(([name = '', short = '']) => [name, short.split(' ')] as const);

/** Short forms of a given name, the most usual first; none for most names. */
export const nicknamesOf = (given: string): readonly string[] => BY_NAME.get(given) ?? [];

const BY_NAME: ReadonlyMap<string, readonly string[]> = new Map(entries);
