"""Given names that tell "he" from "she": common English and international ones that nearly always go one way.

Names that news knows of both (Alex, Andrea, Jordan, Kim, Leslie, Robin, Taylor) tell none: a wrong gender costs more.
"""

from __future__ import annotations

from typing import Literal

Gender = Literal["m", "f"]

MEN = frozenset(
    """aaron abbas abdallah abdel abdul abdullah abe abel abraham adam adolf adrian ahmad ahmed akira alan alastair
    albert alberto aldo alec alejandro aleksandr aleksei alessandro alexander alexandre alexei alexey alexis alfred
    alfredo ali alistair allan allen alonzo alvaro alvin amin amir amit amr anatoly anders andre andreas andrei andres
    andrew andrey andrzej andy angelo angus anil ansel anthony antoine anton antonio antony antti anwar archie ariel
    aristide armando arnold arthur artur arturo arun asad ashraf asif attila augusto austin avi axel ayman aziz barack
    barry bart bartholomew bashar basil ben benedict benito benjamin bennie benny bernard bernardo bernie bert
    bertrand bill billy corey björn bo bob bobby boris brad bradley brandon brendan brent bret brett brian bruce bruno
    bryan bryce burt byron caleb calvin carl carlo carlos carlton carmine cecil cedric cesar chad charles charlie
    chester chet chip chris christian christoph christophe christopher chuck clarence clark claude claudio clay
    clayton cliff clifford clint clinton clive clyde cody colin conor conrad cornelius cory craig curt curtis cyril
    cyrus daisuke dale damian damien dan daniel daniele danny dariusz darrell darren darryl dave david davis dean
    deepak dejan denis dennis denny derek derrick desmond devin dexter diego dietrich dimitri dinesh dirk dmitri
    dmitriy dmitry dmytro dominic dominik dominique don donald donnie doug douglas drew duane duncan dustin dwayne
    dwight earl ed eddie edgar edmund eduardo edward edwin efraim egon ehud eli elias elijah elliot elliott ellis
    elmer elon emanuel emil emiliano emilio emmanuel emmet emmett enrico enrique eoin erdem eric erich erik ernest
    ernesto ernie esteban ethan eugene evan everett evgeny evo ezra fabian fabio fahd faisal farid farouk fausto
    federico felipe felix fernando fidel finn fletcher florian floyd francesco francis francisco franco francois
    françois frank frankie franklin frans franz fred freddie frederick frederik friedrich fritz fyodor gabriel garrett
    gareth garry gary gavin gene geoff geoffrey george georges georgi gerald gerard gerardo gerhard gerry giancarlo
    gianni gideon gilbert gilles gino giorgio giovanni giulio giuseppe glen glenn gonzalo gordon graeme graham grant
    greg gregg gregor gregory grigory guido guillermo günter gustavo guy hakan hal hamad hamid hamza hank hans harald
    haris harold harrison harry harvey hasan hashim hassan hector heinrich heinz helmut hendrik henri henrik henry
    herbert herman hernan hideki hiroshi horacio horst hosni howard hubert hugh hugo humberto husain hussein ian
    ibrahim idris ignacio igor ihor ilya imran irving isaac isaiah ismail israel ivan ivo jack jackson jacob jacques
    jaime jair jake jakob jalal jamal james jamie jan janusz jared jarosław jaroslaw jason jasper javier jay jeb jed
    jeff jefferson jeffrey jens jeremiah jeremy jerome jerry jesse jesus jim jimmy joachim joao joaquin jochen joe
    joel johan johann johannes john johnny jon jonah jonas jonathan jorge jose josef joseph josh joshua josé juan jude
    julian julio julius jurgen justin jörg jürgen kai kamal kareem karim karl kaspar keir keith kelvin ken kenneth
    kenny kent kenji kevin khaled khalid khalil kirk kirill klaus konstantin krzysztof kumar kurt kyle lamar lance
    larry lars laszlo laurence laurent laurie lawrence lech leif leo leon leonard leonardo leonid leopoldo leroy
    lester lev liam lincoln lindsay lionel lloyd logan lorenzo lou louis luca lucas lucien ludwig luigi luis lukas
    luke luther lyle lyndon magnus mahdi mahmood mahmoud malcolm mamadou manfred manmohan manny manuel marc marcel
    marcello marcelo marco marcos marcus mario marius mariusz mark markus marlon marshall martin marty marvin massimo
    masoud mateo mateusz matt matteo matthew matthias matthieu maurice mauricio mauro max maxim maximilian maxime
    mehdi mehmet mel melvin meyer micah michael michal michel mick miguel mikael mike mikhail miles milo milos milton
    mirko mitch mitchell mohamad mohamed mohammad mohammed moises moritz mort moses moshe muammar muhammad murray
    mustafa myron nabil naftali narendra nasser nate nathan nathaniel ned neil nelson newt nicholas nick nicola
    nicolas nicolás niels nigel nikita nikolai nikos nils noah noam noel norbert norman octavio oleg oleksandr oleksiy
    oliver olivier omar orlando orrin oscar oskar osama oswald otis otto owen pablo paddy paolo pascal pat patricio
    patrick paul paulo pavel pavlo pedro per percy pete peter petr petro phil philip philippe phillip pierre pieter
    pietro piotr pramod prakash preston qasem quentin quincy rafael rafał raheem rahm rahul raj rajiv ralph ramon
    ramón ramzan rand randall randolph randy raphael rashid raul raúl ravi ray raymond recep reggie reginald reid
    reince reinhard reinhold rene renzo rex reza ricardo rich richard rick ricky rob robbie robby robert roberto rod
    roderick rodney rodolfo rodrigo rogelio roger rohit roland rolf roman romano ron ronald ronnie rory ross roy ruben
    rudolf rudolph rudy rupert russ russell ryan sadiq saeed saif salman salvador salvatore samir samuel sanjay
    santiago saul scott sean sebastian serge sergei sergey sergio seth seymour shaun shawn sheldon shimon shinzo sid
    sidney siegfried sigmund silvio simon slobodan sol solomon spencer stan stanislav stanley stefan stefano stephan
    stephane stephen sterling steve steven stewart stuart subhas sultan sven taha takeshi tariq tarek taro tayyip ted
    terence terrence terry thaddeus theo theodore thierry thomas tim timo timothy timur tobias toby todd tom tomas
    tomasz tommy toni tony travis trent trevor trey tristan tucker tyler ulrich umberto uri vaclav vadim valentin
    valery vasily vernon victor vijay viktor vince vincent vincenzo vitali vitaly vito vivek vladimir volodymyr
    vyacheslav wade waleed walid wallace wally walt walter warren wayne wendell werner wes wesley wilbur wilfred
    wilhelm willem william willie willis winston wojciech wolfgang woodrow woody wyatt xavier yair yakov yann yasser
    yevgeny yitzhak yoshihide youssef yuri yusuf yves zac zach zachary zack zane zbigniew ziad""".split()
)
WOMEN = frozenset(
    """abigail ada adele adriana agatha agnes agnieszka aileen aisha alba alejandra alessandra alexandra alexandria
    alice alicia alina alison allison alma althea alyssa amal amalia amanda amber amelia amina aminata amy ana
    anastasia angela angelica angelina angie anita ann anna annabel anne annegret anneke annette annie antonia april
    arlene ashley astrid athena audrey aung aurora ava ayaan ayesha barbara bea beata beatrice beatriz becky belinda
    bella benazir bernadette bernice bertha billie bess beth bethany betsey betsy bette bettina betty beverly bianca
    birgit blanca bonnie brenda bridget brigitte brittany camilla camille candace candice carla carlotta carly carmen
    carol carole carolina caroline carolyn carrie cassandra cassie catalina catarina cate catherine cathleen cathy
    cecilia celeste celia celine chandra chantal charlotte chelsea cherie cheryl chiara chloe christa christiane
    christie christina christine cindy claire clara clare clarissa claudia colette colleen condoleezza connie
    constance consuelo cora corazon cordelia corinne courtney cristina crystal cynthia dagmar daisy daniela danielle
    daphne daria dawn deanna debbie deborah debra deirdre delia denise diana diane dianne dina dilma dolores dominika
    donna dora doreen doris dorothea dorothy edith edna eileen elaine eleanor elena eleni elfriede elif elisa
    elisabeth elise elizabeth ella ellen elsa elsie elvira emilia emily emma erica erika erin ernestine esmeralda
    esperanza estelle esther ethel eunice eva evelyn fatima fatma fay federica felicia felicity fernanda fiona flora
    florence frances francesca francine franziska frauke freda frida gabriela gabriella gabrielle gail galina gayle
    genevieve georgina geraldine gerda gertrude ghislaine gillian gina giorgia giovanna giulia gisela gladys glenda
    gloria golda grace graciela greta gretchen guadalupe gwen gwendolyn hannah hanna harriet heather hedwig heidi
    helen helena helene helga henrietta hermine hilary hilda hillary holly hope huma ida ilana ileana ilse ilona
    imelda imogen india indira inez ingeborg ingrid irena irene irina iris irma isabel isabella isabelle ivana ivanka
    ivonne jackie jacqueline jan jana jane janet janice janine jasmine jean jeanette jeanine jeanne jen jenna jennie
    jennifer jenny jessica jill jo joan joana joanna joanne jocelyn jodi johanna josephine joy joyce juana juanita
    judith judy julia juliana julianne julie juliet julieta june justine kaitlin kamala karen karin karina karine
    karla katarina kate katerina katharina katharine katherine kathleen kathryn kathy katie katja katrina katy kayla
    keiko kellyanne kerstin kimberley kimberly kirsten kristen kristi kristin kristina kristine lara larisa latoya
    laura lauren laurel lea leah leila lena leni leona leonora leticia lidia lillian lily lina linda lisa liudmila
    livia liz liza lizzie lois lola lorella loretta lori lorraine lotte louisa louise lourdes luciana lucia lucie
    lucille lucinda lucy ludmila luisa lupe lydia lyudmila lynn lynne mabel madeleine madeline madison magda magdalena
    maggie maja malala malia mandy manuela mara marcia margaret margarita margot margrethe marguerite maria mariam
    mariana marianne maribel marie mariel marina marisa marissa marjorie marlene marsha marta martha martina mary
    maryam masha matilda maureen maxine may maya mayra meg megan meghan mehbooba melanie melania melinda melissa
    mercedes mercy meredith mia michele michelle mildred millicent mimi mina mindy mira miriam moira molly mona monica
    monika monique muriel myra myriam nadia nadine nadezhda nan nancy naomi natalia natalie natasha nathalie nell
    nellie nicole nikki nina noelle noemi nora norma octavia odette olga olivia ophelia oprah pamela paola pat
    patricia patsy patti patty paula paulette pauline pearl peggy penelope penny petra phoebe phyllis pilar polly
    pramila precious priscilla priti priya qiu rachel raquel rebecca regina renata renee rhonda rina rita roberta
    rochelle ronda rosa rosalind rose roseanne rosemary roxana roxanne ruth sabina sabine sabrina sadie sallie sally
    salma samantha sandra sara sarah sasha selena selma serena shannon sharon sheila shelley sherrie sherry sheryl
    shirley sibyl sigrid silvia simone sofia sonia sonja sonya sophia sophie stacey stacy stefanie stella stephanie
    sue susan susana susanna susanne suzanne svetlana swati sybil sylvia sylvie tabitha tamara tamika tammy tania
    tanya tara tatiana tatyana tawakkol teresa tess tessa thandi thelma theodora theresa therese tiffany tina tonya
    tracey tricia trudy tulsi ulrike uma ursula valentina valerie vanessa vera veronica veronika vicky victoria
    viktoria viola violet violetta virginia vivian wanda wendy whitney wilhelmina wilma winifred winnie xiomara yasmin
    yelena yolanda yulia yvette yvonne zainab zara zelda zoe zofia zsuzsanna zuzana""".split()
)
_BOTH_WAYS = MEN & WOMEN | frozenset("alexis ariel dominique jan laurie lindsay nicola pat sasha toni".split())
_MORE = frozenset(
    """addison alex andrea aubrey avery blake cameron carey casey cary chandler dana drew ellis emerson frankie hayden
    jackie jaime jamie jess jody jordan kelly kerry kim kris lee leslie lindsey logan lynn mackenzie marion marty
    morgan nicky quinn reese riley robin rowan sam sandy shannon shea sidney skyler sydney taylor terry tracy val""".split()
)
"""Names that news knows of both: they tell that a person is meant, not which."""
GIVEN_NAMES = MEN | WOMEN | _MORE
_NO_NAMES = frozenset(
    """april august austin clinton georgia harrison hope india israel jackson jefferson lincoln madison marshall may
    maryland mercy precious sterling sultan virginia""".split()
)
"""Given names that are something else more often: they tell a gender, not that a person is meant."""

_SHORT = frozenset(
    frozenset(pair.split("-"))
    for pair in """bill-william will-william bob-robert rob-robert jim-james jimmy-james mike-michael tom-thomas
    dick-richard rick-richard rich-richard ted-edward ed-edward ted-theodore jack-john johnny-john jon-jonathan dan-daniel
    dave-david steve-steven steve-stephen chuck-charles charlie-charles tony-anthony andy-andrew larry-lawrence greg-gregory
    jeff-jeffrey ken-kenneth don-donald chris-christopher nick-nicholas bernie-bernard jerry-gerald jerry-jerome hank-henry
    harry-harold liz-elizabeth beth-elizabeth betsy-elizabeth kate-katherine kathy-kathleen cathy-catherine sue-susan
    debbie-deborah peggy-margaret maggie-margaret meg-margaret patty-patricia jenny-jennifer vicky-victoria becky-rebecca
    sandy-sandra mitch-mitchell vince-vincent marty-martin al-albert al-alan jake-jacob drew-andrew ron-ronald jen-jennifer
    mick-michael bert-albert gene-eugene hal-harold jay-james kellyanne-kelly rand-randal reince-reinhold""".split()
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
