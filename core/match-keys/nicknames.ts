import { comparedWord, foldedText } from '#core/match-keys/folded-text.ts';

/**
 * Short forms of English given names, a name before its colon: chosen from those of carltonnorthern/nicknames 1.0.1 (Apache
 * License 2.0, copyright of its contributors), each under the name that it most often stands for.
 */
const ENGLISH = `
abigail: abby gail; abraham: abe; albert: bert; alexander: al alec alex sandy; amanda: mandy; andrew: andy drew;
anthony: tony; archibald: archie; arthur: art; augustus: gus; barbara: babs barbie; beatrice: bea; benjamin: ben benjy
bennie; bernard: bernie; bradley: brad; caroline: carrie; charles: charlie chick chuck; charlotte: char lottie;
cheryl: cher; christine: chrissy; christopher: chris kit; clarence: clare; claudia: claud; clifford: cliff; constance:
connie; cynthia: cindy; daniel: dan danny; david: dave; deborah: deb debbie debby; dennis: denny; dominic: dom;
donald: don donnie; dorothy: dolly dot dottie dotty; douglas: doug; edith: edie; edward: ed eddie ned ted teddy;
eleanor: ellie nora; elizabeth: bess bessie beth betsy betty eliza lib libby liz lizzie lizzy; ernest: ernie; eugene:
gene; felicity: flick; ferdinand: ferdie; florence: flo; frances: fanny fran francie; francis: frank frankie;
frederick: fred freddie freddy; gabriel: gabe; gabrielle: gabby; geoffrey: geoff jeff; gerald: gerry jerry; gertrude:
gertie trudy; gilbert: gil; gregory: greg; gwendolyn: gwen; harold: hal; harriet: hattie; henry: hank harry; herbert:
herb; howard: howie; isaac: ike; isabella: bella; jacob: jake; jacqueline: jackie; james: jamie jem jim jimmie jimmy;
jennifer: jen jenny; jeremy: jez; jessica: jess jessie; joanne: jo; john: jack jock johnny; jonathan: jonny; joseph:
joe joey; josephine: josie; joshua: josh; judith: judy; julian: jules; katherine: cathy kate kathy kay; kenneth: ken
kenny; kevin: kev; kimberly: kim; lawrence: larry; leonard: len lenny leo; leroy: roy; lillian: lil lilly; louis: lou
louie; lucille: lucy; madeline: maddie maddy; malcolm: mal; margaret: daisy madge maggie marge margie meg peg peggy;
marjorie: margy; martha: marty; mary: mamie molly polly; matilda: tilly; matthew: matt; melinda: mindy; melissa: mel;
michael: mick mickey micky mike; michelle: shelly; mitchell: mitch; nancy: nan; nathaniel: nat nate; nicholas: nick
nicky; norman: norm; oliver: ollie; pamela: pam; patricia: pat patsy patty tricia trish; patrick: paddy; penelope:
penny; percival: percy; peter: pete; philip: phil; ramona: mona; raymond: ray; rebecca: becca becky; regina: gina;
reginald: reg reggie; richard: dick rich richie rick ricky; robert: bob bobby rob robby; roderick: rod; roland: rollo;
ronald: ron ronnie ronny; rosemary: rose; russell: russ; samuel: sam sammy; sarah: sadie sally; sebastian: seb;
shirley: shirl; sidney: syd; solomon: sol; sophia: sophie; stacey: stacy; stephen: steve; stuart: stu; susan: sue
susie; susannah: sukey; sylvester: sly; tabitha: tabby; terence: terry; teresa: tess tessa; thaddeus: thad; theodore:
theo; thomas: thom tom tommy; timothy: tim timmy; tobias: toby; valerie: val; victoria: vicki vicky; vincent: vin
vince vinnie; virginia: ginger ginny; vivian: viv; walter: wally walt; wesley: wes; wilhelmina: mina; william: bill
billy will willie willy; winifred: winnie; zachary: zach zack
`;

/** Those of German, French and Spanish, and ways to write a name in English that sound alike: written for Airlock. */
const OTHERS = `
alberto: beto; alejandra: jandra; alejandro: ale; andreas: andi; antoinette: toinette; antonio: toni tono; bertrand:
bebert; brigitte: gitte gitti; caroline: caro; charlotte: lotte; christoph: stoffel; christophe: tof; concepcion:
concha conchita; consuelo: chelo; david: davy; dietrich: dieter dirk; dolores: lola loli; dominique: dodo; eduardo:
edu; elisabeth: elli lisa lisbeth sissi; enrique: kike quique; fernando: nando; francisca: paca paqui; francisco:
curro paco pancho paquito; franziska: franzi; frederic: fredo; friedrich: fritz; gabriele: gabi; genevieve: ginette;
geoffrey: jeffrey; georg: jorg schorsch; gottfried: gotz; gregorio: goyo; guadalupe: lupe lupita; guillaume: guigui;
guillermo: guille memo; heinrich: heiner heinz; helen: nell nellie; ignacio: nacho; isabel: chabela; isabelle: isa;
jakob: jockel; javier: javi xavi; jesus: chus chuy; johanna: hanna hanne; johannes: hannes hans jannes; jose: chepe
pepe pepito; josef: jupp sepp; josefa: pepa pepita; katharina: kathe kathi kathrin katja katrin; katherine: catherine
cathryn katharine kathryn katie katy kitty; konrad: kurt; lillian: lily; ludwig: lutz; luis: lucho; magdalena: leni
magda; manuel: manolo manu; manuela: manoli; margarete: grete gretel; matthias: hias; maximilian: max maxi; mercedes:
merche; nicolas: nico; philip: phillip; philippe: philou; pilar: pili; rafael: rafa; robert: robbie; roberto: tito;
rosario: charo; sabine: bine; sandrine: drine; santiago: santi; sebastian: basti; stefan: steffen; stefanie: steffi;
stephanie: steph; stephen: steven; susan: suzy; susanne: sanne susi; teresa: tere terri theresa; ulrich: uli ulli;
ursula: ulla uschi; veronique: vero; vicente: chente; wilhelm: willi; wolfgang: wolf wolfi
`;

const compared = (name: string): string => comparedWord(foldedText(name));

const entriesOf = (list: string): readonly (readonly [string, string])[] =>
  list
    .trim()
    .split(/;\s+/)
    .flatMap((entry) => {
      const [name = '', ...shorts] = entry.split(/:?\s+/);
      return shorts.map((short) => [compared(short), compared(name)] as const);
    });

const CANONICAL: ReadonlyMap<string, string> = new Map([
  ...entriesOf(ENGLISH),
  ...entriesOf(OTHERS),
]);

/** The name that a short form stands for, or the name itself; both as they are compared. */
export const canonicalName = (name: string): string => CANONICAL.get(name) ?? name;
