"""Given names that tell "he" from "she": common English and international ones that nearly always go one way.

Names that news knows of both (Alex, Andrea, Jordan, Kim, Leslie, Robin, Taylor) tell none: a wrong gender costs more.
"""

from __future__ import annotations

from typing import Literal

Gender = Literal["m", "f"]

MEN = frozenset(
    """aaron abbas abdallah abdel abdul abdullah abe abel abhishek abraham adam adeel adnan adolf adrian ahmad ahmed
    ajay akbar akhtar akira alain alan alastair albert alberto aldo alec alejandro aleksander aleksandr aleksei
    alessandro alexander alexandre alexandros alexei alexey alexis alfred alfredo ali alistair allan allen alonzo
    aloysius alphonse alvaro alvin ambrose amin amir amit amos amr anand anatoly anders andre andreas andrei andres
    andrew andrey andrii andrzej andy amadou angel angelo angus anil ansel anthony antoine anton antonio antony antti
    anwar apostolos archie ariel aristide arkady armando armin arne arnold arsen artem arthur artur arturo arun arvind
    asad ashok ashraf asif attila augusto austin avi avigdor axel ayman aziz babak baldwin barack barney barry bart
    bartholomew bashar basil ben benedict benito benjamin bennie benny bernard bernardo bernhard bernie bert bertil
    bertrand bill billy bjarne björn bo bob bobby bogdan bohdan boris borut boyko brad bradley brandon brendan brent
    bret brett brian bronislaw bruce bruno bryan bryce burkhard burt byron caleb calvin carl carlo carlos carlton
    carmine caspar cecil cedric cesar chad chaim chandra charles charlie cheikh chester chet chip chris christian
    christoph christophe christopher christos chuck clarence clark claude claudio clay clayton cletus cliff clifford
    clint clinton clive clyde cody colin colm conor conrad corey cornelius cory cosmin craig curt curtis cyprian cyril
    cyrus dagfinn daisuke dale damian damien damon dan daniel daniele danny dario dariusz darrell darren darryl dave
    david davis davor dean declan deepak dejan demetrios denis dennis denny denys deon derek dermot derrick desmond
    devin dexter diarmuid diego dietrich dilip dimitri dinesh dirk dmitri dmitriy dmitry dmytro dogu dominic dominik
    dominique don donal donald donnie donovan doug douglas dragan drew duane duncan dustin dwayne dwight earl ed eddie
    edgar edmund edouard eduardo edvard edvin edward edwin efraim egon ehud einar eitan ekrem eli elias elijah elliot
    elliott ellis elmar elmer elon elvis emanuel emeka emil emiliano emilio emmanuel emmet emmett emrah enda enrico
    enrique enzo eoin erdem erhard eric erich erik erkki ernest ernesto ernie ernst erwin esa esteban ethan euan
    eugene evan evangelos everett evgeny evo ewan ezra fabian fabio fahd faisal farid farouk faruk fausto federico
    felipe felix ferdinand fergus fernando feroz ferran fidel filip finn fintan fletcher florian florin floyd
    francesco francis francisco franco francois frank frankie franklin frans franz françois fred freddie frederick
    frederik friedrich fritz fuad fyodor gabor gabriel gaetano gareth garrett garry gary gaston gavin geert geir gene
    geoff geoffrey george georges georgi georgios geraint gerald gerard gerardo gerhard gerrit gerry ghassan giancarlo
    gianni gideon gilbert gilberto gilles gino giorgio giorgos giovanni girish giulio giuseppe glen glenn gonzalo
    gopal goran gordon gotthard graeme graham grant greg gregg gregor gregorio gregory grigory guido guillermo gunnar
    gunter gustavo guy günter haakon haider hakan hakeem hal halvard hamad hamid hamza hank hans harald haris harold
    harrison harry haruki harvey hasan hashem hashim hassan hector hedi heinrich heinz helmut hendrik henning henri
    henrik henry herbert heribert herman hermann hernan hideki hideo hilario hiroshi horacio horst hosni hossein
    howard howell hristo hrvoje hubert hugh hugo humberto husain huseyin hussain hussein iain ian ibrahim ibrahima
    idris ignacio ignatius igor ihor iker ilham ilya imad imran iqbal irving isaac isaiah isidro ismail israel itamar
    ivan ivar ivo izaak jaap jack jackson jacob jacques jagdish jaime jair jake jakob jakub jalal jamal james jamie
    jan janez janusz jared jaroslaw jarosław jarrod jason jasper javed javier jawad jay jeb jed jeff jefferson jeffrey
    jens jeremiah jeremy jerome jerry jerzy jesse jesus jim jimmy jiri joachim joakim joao joaquin jochen joe joel
    johan johann johannes john johnny jon jonah jonas jonathan joost jordi jorge joris jose josef joseph josh joshua
    josé juan jude juha jukka julian julio julius junichiro jurgen juri jussi justin jyrki jörg jürgen kai kaj kamal
    kamran kareem karel karim karl karsten kasim kaspar kazuo keir keith kelvin kemal ken kenji kenneth kenny kent
    keshav kevin khaled khalid khalil kiran kirill kirk kjell klas klaus knut kofi konstantin konstantinos kostas
    kristian kristof krzysztof kumar kurt kwame kwasi kyle lachlan lamar lance larry lars laszlo laurence laurens
    laurent lauri laurie lawrence lazar lech leif lennart leo leon leonard leonardo leonid leonidas leopoldo leroy
    lester lev levan liam lincoln lindsay lionel liviu lloyd logan lorenzo lorne lothar lou louis lubomir luca lucas
    lucian lucien ludovic ludwig luigi luis luiz lukas lukasz luke luther lyle lyndon maarten magne magnus mahdi
    mahesh mahmood mahmoud mainz malcolm malik mamadou manfred manish manmohan manny manoj manolis manuel marc marcel
    marcello marcelo marco marcos marcus marek marin mario marius mariusz mark marko markus marlon marshall martin
    marty marvin masoud massimo massoud mateo mateusz mathias mathieu matt matteo matthew matthias matthieu matthis
    matti mattias maurice mauricio mauro max maxim maxime maximilian mehdi mehmet mehran mel mele melvin meyer micah
    michael michal michel mick miguel mihai mihail mikael mike mikhail mikko milan miles milo milorad milos milton
    mirko miroslav mitch mitchell mladen mohamad mohamed mohammad mohammed mohan mohsen moises moritz mort moses moshe
    moussa muammar muhammad mukesh murray mustafa mykhailo mykola myron nabeel nabil nadim naftali naguib naim
    narendra nasser nate nathan nathaniel naveen ned neil nelson neville newt nicholas nick nicola nicolas nicolás
    niels nigel nikita niklas niko nikola nikolai nikolaos nikolaus nikos nilesh nils nitin noah noam noel norbert
    norman nuno octavio odd oded ola olaf ole oleg oleksandr oleksiy oliver olivier olof olusegun omar omer onur orhan
    oriol orlando orrin osama oscar oskar osman oswald otis otto ousmane owen pablo paddy panagiotis panos paolo
    parviz pascal pascual pasi pat patricio patrick paul paulo pavel pavlo pedro pekka per percy perry petar pete
    peter petr petro petros petteri phil philip philippe phillip pierluigi pierre piers pieter pietro piotr prabowo
    prakash pramod pranab predrag preston qasem quentin quincy radek radoslaw radovan rafael rafał raheem rahm rahul
    rainer raj rajesh rajiv rajnath rakesh ralph ramesh ramin ramon ramzan ramón rand randall randolph randy raphael
    rashid rasmus rauf raul ravi ray raymond raúl recep reggie reginald reid reijo reince reiner reinhard reinhold
    rene renzo rex reza ricardo riccardo rich richard rick ricky rinat risto rob robbie robby robert roberto robin rod
    roderick rodney rodolfo rodrick rodrigo roel roelof rogelio roger rohan rohit roland rolf roman romano ron ronald
    ronan ronnie roozbeh rory ross roy ruairi ruben rudolf rudolph rudy rui rune rupert russ russell rustam rustem
    ryan sabri sadek sadiq saeed saif sajid salih salim salman salvador salvatore samir samuel sander sandor sanjay
    sanjiv santiago santosh saroj saul saulius sayed scott sean sebastian sebastien selim serge sergei sergey sergio
    serhii seth sevket seymour shahbaz shashi shaun shawn sheldon shimon shinzo shiv shlomo sid sidney siegfried
    sigmund sigurd siim silvan silvio simeon simon sinisa slobodan sol solomon soren sorin spencer stan stanislav
    stanley stavros stefan stefano steinar stelios stephan stephane stephen sterling steve steven stewart stig stuart
    subhas subhash sudhir sultan sumit suresh sushil svein sven sverre szymon søren taavi tadeusz taha taher tahir
    takeshi tamas tarek tariq taro tayeb tayyip ted teodor terence terrence terry teuvo thabo thaddeus theo theodor
    theodore theodoros thibault thierry thijs thomas thorsten tiberiu tibor tihomir tim timo timothy timur tobias
    tobin toby todd tom tomas tomasz tomislav tommy toni tony torben tore torsten traian travis trent trevor trey
    tristan trond tsutomu tucker tyler udo ulf ulrich umberto uri uwe vaclav vadim valdis valentin valentyn valerio
    valeriy valery vasil vasile vasilios vasily vassilis veijo vernon victor vidkun vijay vikram viktor viliam vinay
    vince vincent vincenzo vinod virgil vishal vitali vitalii vitaly vito vivek vivian vlad vladimir vladislav
    vojislav volker volodymyr vyacheslav wade waleed walid wallace wally walt walter walther warren warwick wayne
    wendell werner wes wesley wieslaw wilbur wilfred wilfried wilhelm will willem william willie willis wim winston
    witold wojciech wolfgang woodrow woody wyatt xavi xavier yair yakov yann yannick yannis yaroslav yasir yasser yaw
    yevgeny yiannis yitzhak yoav yoram yoshihide yossi youssef yuri yurii yusuf yves zac zach zachary zack zaid zane
    zayn zbigniew zdravko zeev zeljko ziad zlatko zoltan zoran zurab""".split()
)
WOMEN = frozenset(
    """abby abigail ada adele aditi adriana agatha agathe agnes agneta agnieszka aida aileen aino aisha akiko alba
    alejandra alena alessandra alexandra alexandria alexia alice alicia alina alisha alison alla allison alma althea
    alyssa amal amalia amanda amber amelia amina aminata amparo amy ana anais anastasia anca andree aneta angela
    angelica angelika angelina angharad angie aniela anika anikó anita anja anjali anke ann anna anna-maria annabel
    anne annegret anneke anneli anneliese annette annie annika anouk antonella antonia aoife april araceli araminta
    archana ariadne arianna arlene arpita arwa asa ashley asma assia astou astrid athena audrey augusta aung aurora
    ava ayaan ayesha ayse aysel ayşe azadeh azra bahar barbara barbro bea beata beatrice beatriz becky begum belinda
    bella benazir benita bente berit bernadette bernarda bernice bertha beryl bess beth bethany betsey betsy bette
    bettina betty beverly bianca bich billie birgit birgitta birgitte blanca blanche bodil bonnie bozena branka brenda
    brid bridget brigid brigitta brigitte britta brittany bronwyn brooke burcu camila camilla camille candace candice
    carin carla carlotta carly carmen carol carole carolina caroline carolyn carrie cassandra cassie catalina catarina
    cate caterina catherine cathleen cathrine cathy cecile cecilia cecilie celeste celia celine chanda chandra
    chandrika chantal charlene charlotte chelsea cherie cheryl chiamaka chiara chidinma chloe christa christel
    christiane christie christina christine cindy claire clara clare clarissa claudia clementine clodagh colette
    colleen concepcion condoleezza connie constance constanze consuelo cora corazon cordelia corinna corinne cosima
    courtney cristina crystal cynthia dagmar dagny daisy dalia damaris daniela danielle danuta daphne daria darya dawn
    deanna debbie deborah debra deepa deirdre delia delphine denise deniz devi diana diane dianne dilma dina djamila
    dobrila doina dolores dominika donna dora doreen doris dorota dorothea dorothee dorothy dorte dorthe ebba edda
    edith edna eileen eimear ekaterina elaine elba eleanor elena eleni eleonora eleonore elfriede elif elin elina
    elisa elisabeth elise elizabeth elke ella ellen elma elsa elsie elvira emilia emily emine emma emmanuelle enid
    erica erika erin ernestine esmeralda esperanza esra estela estelle esther eszter ethel eugenia eugenie eulalia
    eunice eva eva-maria evelyn evgenia ewa fadila faiza fatiha fatima fatma fatou fatoumata fawzia fay federica
    felicia felicity fenella fernanda filippa fiona fionnuala fleur flora florence florentina frances francesca
    francine franziska frauke freda frederica frederique freya frida fumiko gabi gabriela gabriella gabrielle gail
    galia galina gayle geeta genevieve georgina geraldine gerda gertrud gertrude ghislaine giada gilda gillian gina
    giorgia giovanna gisela giulia giulietta gladys glenda gloria glynis golda grace graciela greta gretchen gro
    guadalupe gudrun gulnara gunilla gwen gwendolyn hadiya hala halima halina hanan hanna hannah hanne harriet hatice
    heather hedda hedwig heidi heike helen helena helene helga helle henrietta henriette hermine herta hilary hilda
    hilde hillary hiroko holly hope houda huma ida ieva ilana ilaria ildiko ileana ilona ilse ilze imelda imogen india
    indira ines inez inga inge ingeborg inger ingrid ioana iolanda ione irena irene irina iris irma isabel isabella
    isabelle isobel itziar ivana ivanka iveta ivonne iwona jackie jacqueline jadwiga jagoda jamila jan jana jane janet
    janice janina janine jarmila jasmine jaya jean jeanette jeanine jeanne jelena jen jenna jennie jennifer jenny
    jessica jette jill jitka jo joan joana joanna joanne jocelyn jodi joelle johanna johanne jolanda jolanta jorunn
    josefa josephine joy joyce juana juanita judit judith judy julia juliana julianne julie juliet julieta june
    justine jutta kaisa kaitlin kaja kalpana kamala kamila karen karima karin karina karine karla karoline katarina
    kate katerina kateryna katharina katharine katherine kathleen kathryn kathy katie katja katrina katy kavita kayla
    keiko kellyanne kerstin khadija khadijah kimberley kimberly kinga kirsi kirsten kirstie kirstin klara kristen
    kristi kristin kristina kristine krystyna ksenia laetitia laila lakshmi lana lara larisa latoya laura laurel
    lauren lea leah leena leila lena leni leona leonora leticia leyla liana lidia lidija liese lieselotte lieve
    lillian lily lina linda lisa lisbeth liudmila liv livia liz liza lizzie ljubica lois lola lorella lorena loretta
    lori lorraine lotta lotte louisa louise lourdes lubna lucia luciana lucie lucille lucinda lucja lucy ludivine
    ludmila luisa lupe luz lydia lynn lynne lyudmila mabel madeleine madeline madhuri madison maeve magali magda
    magdalena maggie maire mairead maja malala malgorzata malia malin mandy manon manuela mara marcela marcia margaret
    margarethe margarita margit margot margrethe margriet marguerite mari maria mariagrazia mariam mariana marianna
    marianne maribel marie mariel marijke marika marina marine marisa marissa marit marita marja marjorie marketa
    marlene marlies marsha marta marte martha martina mary maryam marzena masako masha mathilde matilda maud maureen
    mawra maxine may maya mayra meena meera meg megan meghan mehbooba mehwish meike melania melanie melinda melissa
    meltem mercedes mercia mercy meredith mette mia michaela michele michelle michiko mieke mihaela mildred milena
    millicent mimi mina mindy mira mireille mirela miriam mirjam moira molly mona monica monika monique mukta muriel
    myra myriam nada nadezhda nadia nadine nadja naima nan nana nancy nandini naomi narges nasrin natacha natalia
    natalie natasha nathalia nathalie neelam neha nell nellie nermin nesrin niamh nicole nidia nikita nikki nina nino
    ninon nives noelle noemi noora nora norma nour nuria octavia odette odile oksana olena olga olha olivia ophelia
    oprah orla ornella orsolya ottilie padma paivi palmira pamela paola parisa parveen pat patricia patsy patti patty
    paula paulette pauline pearl peggy penelope penny petra petronella philippa phoebe phyllis pia pilar pirkko polly
    pooja poonam pramila precious priscilla priti priya qiu rachel raissa rania ranjana raquel rasha rashida rebecca
    reem regina regine renata renate renee reyhan rhiannon rhonda riitta rina rita roberta rochelle ronda rosa rosalba
    rosalia rosalie rosalind rosaria rose roseanne rosemary rosetta roxana roxanne rukmini ruth saba sabiha sabina
    sabine sabrina sadia sadie saida saima sallie sally salma salome samantha samira sanam sandra sandrine sanna
    saoirse sara sarah sarita sasha saskia satu sayeeda seema selena selma semra serena severine shabana shahnaz
    shannon shanti sharon sheikha sheila shelley sherrie sherry sheryl shirin shirley sibel sibyl sibylle signe sigrid
    sigrun silja silke silvia simona simone sinead siobhan sirpa siv siân smriti snezana sofia solange solveig sonia
    sonja sonya sophia sophia-maria sophie soraya stacey stacy stefania stefanie stella stephanie stina sue sumaya
    sunita susan susana susanna susanne sushma suzanne svenja svetlana swati sybil sylvia sylvie tabitha tamara tamika
    tammy tamsin tania tanja tanya tara tatiana tatjana tatyana tawakkol teodora teresa tereza tess tessa thandi thanh
    thea thelma theodora theresa therese thora tiffany tilda tilde tina tonya tove tracey tricia trudy tsipi tulsi
    tuula tuulikki ulla ulrika ulrike uma ursula urszula usha ute valentina valeria valerie vandana vanessa varvara
    vasiliki vera vera-maria verena veronica veronika vesna vicky victoria vigdis viktoria viola violet violetta
    virginia viveca vivian wafa wanda wangari wendy whitney wilhelmina willa wilma winifred winnie xenia xiomara yael
    yana yara yasmin yasmina yasmine yelena yevgenia yoko yolanda yulia yuliya yumiko yuriko yvette yvonne zaha zahra
    zainab zara zehra zelda zeynep zita zlata zoe zofia zsofia zsuzsanna zuleika zuzana""".split()
)
_BOTH_WAYS = MEN & WOMEN | frozenset("alexis ariel dominique jan laurie lindsay nicola pat sasha toni".split())
_MORE = frozenset(
    """addison alex andrea aubrey avery blake cameron carey casey cary chandler dana drew ellis emerson frankie hayden
    jackie jaime jamie jess jody jordan kelly kerry kim kris lee leslie lindsey logan lynn mackenzie marion marty
    morgan nicky quinn reese riley robin rowan sam sandy shannon shea sidney skyler sydney taylor terry tracy
    val""".split()
)
"""Names that news knows of both: they tell that a person is meant, not which."""
GIVEN_NAMES = MEN | WOMEN | _MORE
_NO_NAMES = frozenset(
    """april august austin clinton florence georgia harrison hope india israel jackson jefferson lincoln madison
    marine marshall may maryland mercy precious sofia sterling sultan victoria virginia""".split()
)
"""Given names that are something else more often: they tell a gender, not that a person is meant."""

_SHORT = frozenset(
    frozenset(pair.split("-"))
    for pair in """bill-william will-william bob-robert rob-robert jim-james jimmy-james mike-michael tom-thomas
    dick-richard rick-richard rich-richard ted-edward ed-edward ted-theodore jack-john johnny-john jon-jonathan
    dan-daniel dave-david steve-steven steve-stephen chuck-charles charlie-charles tony-anthony andy-andrew
    larry-lawrence greg-gregory jeff-jeffrey ken-kenneth don-donald chris-christopher nick-nicholas bernie-bernard
    jerry-gerald jerry-jerome hank-henry harry-harold liz-elizabeth beth-elizabeth betsy-elizabeth kate-katherine
    kathy-kathleen cathy-catherine sue-susan debbie-deborah peggy-margaret maggie-margaret meg-margaret patty-patricia
    jenny-jennifer vicky-victoria becky-rebecca sandy-sandra mitch-mitchell vince-vincent marty-martin al-albert
    al-alan jake-jacob drew-andrew ron-ronald jen-jennifer mick-michael bert-albert gene-eugene hal-harold jay-james
    kellyanne-kelly rand-randal reince-reinhold""".split()
)


def gender_of_name(given: str) -> Gender | None:
    """Tell the gender that a given name goes with: "m", "f" or None; "Jean-Claude" goes with its first part."""
    name = given.casefold()
    if name not in GIVEN_NAMES:
        name = name.partition("-")[0]
    if name in _BOTH_WAYS or name in _MORE:
        return None
    return "m" if name in MEN else "f" if name in WOMEN else None


def is_given_name(word: str) -> bool:
    """Tell whether a word is a given name that hardly means anything else."""
    name = word.casefold()
    return name not in _NO_NAMES and (name in GIVEN_NAMES or ("-" in name and name.partition("-")[0] in GIVEN_NAMES))


def same_given_name(one: str, other: str) -> bool:
    """Tell whether two given names can be one person's: equal, an initial, or a short form (Bill, William)."""
    one, other = sorted((one.casefold().rstrip("."), other.casefold().rstrip(".")), key=len)
    if one == other or (len(one) == 1 and other.startswith(one)):
        return True
    return frozenset((one, other)) in _SHORT or (len(one) > 2 and other.startswith(one) and one in GIVEN_NAMES)
