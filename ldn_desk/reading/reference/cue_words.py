"""Words and places that tell the fields of a printed reference apart; lists of the project's own making."""

from ldn_desk.reading.text.characters import word_set

CUES = word_set("""
    a an the of and in on for to with from by at as or its is are et y und e i en de du des la le les der die das den
    dem zur zum im am von vom van het een el los las del da do dos das no na nella della delle di dei degli il lo gli
    al aus bei mit för och av til pre v vo na o od za w z
    & in: eds ed editor editors edited hrsg hg dir coord coords org orgs éd éds dirs red sous direction herausgegeben
    comp compiler trans translated translation übers trad traduction übersetzt transl
    pp p pages page pgs pg s seiten ss str strony págs pág
    vol vols volume volumes bd band tome tom t jahrgang jg roč no nos nr num number n° nº nro núm issue heft č fasc
    suppl supplement part pt series ser special art article paper chap chapter ch kapitel chapitre cap capítulo
    edition edn ed. aufl auflage édition edición edição vyd wyd rev revised second third fourth fifth first
    press publisher publishers publishing publications publication verlag éditions edizioni editorial ediciones editora
    university universität université universidad universidade università univerzita uniwersytet univ college school
    department dept faculty institute institut instituto istituto institution centre center laboratory lab labs
    society association organization organisation academy council committee ministry government agency commission
    foundation group office bureau inc ltd corp co company gmbh sons bros books house
    journal proceedings proc conference conf symposium symp workshop congress meeting annual international transactions
    trans letters review reviews bulletin annals archives magazine newsletter newspaper times post news daily weekly
    quarterly revue revista rivista zeitschrift časopis cahiers annales acta advances lecture notes studies research
    thesis dissertation phd ph.d msc master masters doctoral diploma habilitation thèse tesis mémoire unpublished
    report technical tech rep working memo memorandum tr preprint arxiv biorxiv medrxiv manuscript draft presented
    poster
    available retrieved accessed cited online internet url http https doi isbn issn from disponible consulté abgerufen
    press. forthcoming submitted accepted appear published unpublished n.d nd s.d dated copyright cop c
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec spring summer autumn fall winter janvier février mars avril mai juin juillet août septembre
    octobre novembre décembre januar februar märz juni juli oktober dezember enero febrero marzo abril mayo junio julio
    agosto septiembre octubre noviembre diciembre
    al others jr sr ii iii iv ibid idem volume: handbook encyclopedia encyclopaedia dictionary standard guidelines
    guideline data dataset set software version package web page website blog video film map patent act law court
    """)
"""Words that a model may know by themselves; any other word counts by its shape alone."""

MONTHS = word_set("""
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec spring summer autumn fall winter janvier février mars avril mai juin juillet août septembre
    octobre novembre décembre januar februar märz juni juli oktober dezember enero febrero marzo abril mayo junio julio
    agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre
    dicembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
    """)

PLACES = word_set("""
    london paris berlin york new cambridge oxford boston chicago philadelphia baltimore washington francisco angeles
    los san diego seattle amsterdam rotterdam utrecht leiden brussels bruxelles louvain leuven geneva genève zürich
    zurich basel bern lausanne vienna wien graz munich münchen hamburg frankfurt köln cologne stuttgart tübingen
    göttingen leipzig dresden heidelberg freiburg bonn mainz düsseldorf wiesbaden weinheim dordrecht hague milan milano
    rome roma turin torino florence firenze bologna venice venezia padova naples napoli madrid barcelona valencia
    sevilla lisbon lisboa porto coimbra dublin edinburgh glasgow manchester birmingham liverpool bristol leeds sheffield
    cardiff belfast stockholm uppsala lund göteborg copenhagen københavn aarhus oslo bergen helsinki tampere turku
    warsaw warszawa kraków wrocław poznań prague praha brno bratislava košice budapest bucharest bucurești sofia
    belgrade zagreb ljubljana athens istanbul ankara moscow moskva москва petersburg petersburg kyiv minsk jerusalem
    tel aviv cairo beirut tehran delhi mumbai bombay calcutta kolkata bangalore chennai beijing shanghai hong kong
    taipei
    tokyo kyoto osaka seoul singapore bangkok jakarta manila kuala lumpur hanoi sydney melbourne canberra brisbane
    adelaide perth auckland wellington toronto montreal montréal québec ottawa vancouver calgary edmonton
    mexico méxico
    bogotá lima santiago buenos aires são paulo rio janeiro brasília caracas havana nairobi lagos accra johannesburg
    cape town pretoria durham chapel hill princeton haven ithaca stanford berkeley palo alto mateo jersey englewood
    cliffs upper saddle river reading thousand oaks newbury park beverly hills hillsdale mahwah hoboken malden
    houndmills basingstoke aldershot farnham cheltenham northampton westport lanham rochester bloomington urbana
    champaign ann arbor madison minneapolis louis austin dallas houston atlanta athens orlando miami gainesville
    tallahassee nashville pittsburgh cleveland columbus cincinnati detroit indianapolis denver boulder tucson phoenix
    portland sacramento davis irvine pasadena monterey redwood menlo norwell norwood boca raton piscataway rockville
    bethesda arlington alexandria fairfax providence amherst worcester hartford albany buffalo syracuse hershey
    england uk u.k usa u.s.a us scotland wales ireland france germany deutschland italy italia spain españa portugal
    netherlands belgium switzerland austria sweden norway denmark finland poland czech slovakia hungary romania greece
    turkey russia ukraine israel egypt india china japan korea taiwan thailand australia zealand canada brazil brasil
    argentina chile colombia africa
    al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa
    ri sc sd tn tx ut vt va wa wv wi wy dc mass mass. calif conn fla ill ind mich minn penn tenn tex ont
    massachusetts california connecticut florida georgia illinois indiana iowa kansas kentucky maryland michigan
    minnesota missouri ohio oregon pennsylvania tennessee texas utah virginia wisconsin ontario
    """)

PUBLISHERS = word_set("""
    springer elsevier wiley routledge sage palgrave macmillan pearson prentice hall mcgraw hill mcgraw-hill addison
    wesley addison-wesley academic kluwer blackwell wiley-blackwell norton harper harpercollins row random penguin
    knopf vintage basic guilford erlbaum psychology plenum dekker crc taylor francis birkhäuser karger thieme saunders
    mosby lippincott williams wilkins churchill livingstone freeman sinauer benjamins mouton gruyter brill peter lang
    ashgate edward elgar polity verso greenwood praeger transaction humanities rand o’reilly o'reilly morgan kaufmann
    mit oxford cambridge harvard yale princeton stanford chicago california cornell columbia duke johns hopkins
    gallimard seuil flammarion puf armand colin hachette larousse dunod masson l’harmattan l'harmattan vrin cerf
    suhrkamp fischer rowohlt beck niemeyer vandenhoeck ruprecht mohr siebeck reclam piper hanser teubner einaudi
    mondadori laterza feltrinelli mulino alianza siglo cátedra paidós ariel gredos oup cup acm ieee usenix who unesco
    oecd fao un world bank apa ams siam nber cern nasa nist usgs epa cdc
    """)
