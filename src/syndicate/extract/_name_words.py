"""The words around the names of authors in some twenty-five languages; the format of `_furniture_words.py`."""

from __future__ import annotations

from typing import Final

BY: Final = (
    "by|written by|words by|words|text by|text|story by|story|reporting by|reported by|report by|posted by|"
    "published by|author|authors|writer|article by|an article by|a report by|interview by|essay by|review by|"
    "opinion by|contributed by|as told to|byline|submitted by|created by|from|von|ein beitrag von|ein artikel von|"
    "ein bericht von|eine reportage von|ein kommentar von|ein gastbeitrag von|ein interview von|eine analyse von|"
    "interview|kommentar von|bericht von|autor|autorin|autoren|autor in|autorinnen|verfasser|verfasst von|"
    "geschrieben von|aufgezeichnet von|protokoll|par|écrit par|rédigé par|publié par|auteur|autrice|auteure|"
    "auteurs|texte|texte de|texte par|un article de|propos recueillis par|recueilli par|une enquête de|"
    "reportage de|signé|de notre correspondant|de notre envoyé spécial|por|escrito por|publicado por|autora|"
    "autores|texto|texto de|textos|un reportaje de|una crónica de|redactado por|redacción de|di|scritto da|autore|"
    "testo|testo di|testi|testi di|a cura di|articolo di|pubblicato da|dal nostro inviato|dalla nostra inviata|"
    "intervista di|servizio di|reportagem de|texto por|textos de|postado por|entrevista de|reportagem|entrevista|"
    "door|geschreven door|tekst|tekst door|een artikel van|gepubliceerd door|verslag door|av|text av|skriven av|"
    "skrevet av|tekst av|publisert av|författare|skribent|forfatter|reporter|af|skrevet af|tekst af|artikel af|"
    "teksti|kirjoittaja|kirjoittanut|toimittaja|journalist|autorka|tekst i|napisał|napisała|opracował|opracowała|"
    "opracowanie|rozmawiał|rozmawiała|oprac|napsal|napsala|autoři|od|napísal|napísala|írta|szerző|szöveg|"
    "szerkesztő|cikk|de|scris de|articol de|autorul|text de|publicat de|yazan|yazar|haber|metin|hazırlayan|"
    "röportaj|yazı|автор|авторы|текст|автор текста|авторы текста|беседовал|беседовала|подготовил|подготовила|"
    "написал|написала|материал подготовил|материал подготовила|автори|тексту|підготував|підготувала|написав|от|"
    "авторка|текст на|του|της|γράφει|γράφει ο|γράφει η|από τον|από την|από|κείμενο|συντάκτης|συντάκτρια|ρεπορτάζ|"
    "επιμέλεια|بقلم|كتب|كتبت|كتبه|كتبته|كتابة|إعداد|أعده|أعدته|الكاتب|الكاتبة|تحرير|المؤلف|نویسنده|به قلم|گزارش|"
    "نوشته|تقرير|حوار|متن|מאת|כתב|כתבה|כותב|כותבת|כתבו|מחבר|लेखक|लेखिका|द्वारा|रिपोर्ट|लेख|प्रस्तुति|संवाददाता|लेखन|आलेख|文|"
    "著|執筆|執筆者|著者|筆者|記者|取材|取材文|取材 文|文 取材|文責|ライター|構成|聞き手|作者|撰文|记者|本报记者|"
    "本報記者|文 记者|文 記者|編輯|採訪|采访|通讯员|撰稿|撰稿人|特约撰稿|来源作者|图文|圖文|글|글쓴이|"
    "작성자|기자|취재|저자|글 사진|필자|정리|tác giả|bài viết|oleh|penulis|ditulis oleh|laporan|โดย|ผู้เขียน|เขียนโดย|"
    "เรื่อง|เขียน"
)
"""What stands before the names of those who wrote it ("By", "Text:")."""

SHORT_BY: Final = (
    "oleh|yazan|von|di|de|af|av|por|par|door|by|do|du|words|story|text|tekst|texto|texte|testo|writer|word|haber|"
    "yazı|od|от|του|της|από|from|interview|report|cikk|journalist|reporter|toimittaja|kirjoittaja|autor|author|"
    "auteur|opinion|reportage"
)
"""By-words of one word that may begin a name or stand in it: taken off only before two words or a colon."""

SURE_BY: Final = "von|par|por|door|od|от"
"""By-words that, in lower case, begin no name of two words."""

WITH: Final = "with|mit|avec|con|com|met|med"
"""Between an author and those who helped."""

NOT_BY: Final = (
    "updated by|edited by|last updated by|photo by|photos by|photographs by|photography by|photographer|"
    "pictures by|picture by|images by|image by|illustration by|illustrations by|illustrated by|video by|"
    "graphics by|translated by|translation|translation by|reviewed by|fact checked by|medically reviewed by|"
    "produced by|editing by|additional reporting by|editor|edited|presented by|sponsored by|powered by|"
    "bearbeitet von|aktualisiert von|fotos von|foto von|bilder von|illustration von|übersetzt von|übersetzung|"
    "redaktion|mis à jour par|photos de|photo de|photographies de|illustrations de|traduit par|traduction|"
    "édité par|actualizado por|editado por|fotos de|foto de|fotografías de|ilustraciones de|traducción|"
    "traducido por|edición|aggiornato da|foto di|fotografie di|illustrazioni di|traduzione|traduzione di|"
    "atualizado por|fotos por|ilustrações de|tradução|edição|bijgewerkt door|foto door|beeld|beeld door|vertaling|"
    "foto av|bild|uppdaterad av|oppdatert av|foto af|kuvat|kuva|zdjęcia|tłumaczenie|tłum|fot|foto|překlad|fotó|"
    "fordítás|traducere|fotoğraf|çeviri|фото|перевод|редактор|переклад|φωτογραφίες|μετάφραση|تصوير|ترجمة|ترجمه|"
    "עריכה|צילום|תרגום|अनुवाद|संपादन|संपादक|फोटो|写真|撮影|編集|翻訳|訳|イラスト|责编|责任编辑|编辑|責任編輯|翻译|"
    "翻譯|摄影|攝影|校对|사진|편집|번역|그래픽|ảnh|dịch|biên tập|foto oleh|penyunting|penerjemah|ภาพ|แปล|เรียบเรียง"
)
"""What stands before the names of those who did something else: photographs, editing, translation."""

CONJUNCTIONS: Final = (
    "and|und|et|en|och|og|ja|és|meg|și|şi|ve|ile|και|κι|и|та|й|у|और|तथा|एवं|و|および|及び|및|และ|và|dan|with|mit|"
    "avec|con|com|met|med|sowie|plus"
)
"""Words between two names that never stand inside one."""

WEAK_CONJUNCTIONS: Final = "y|e|i|a|o|і|и|u"
"""Words between two names that stand inside some (Ortega y Gasset): they part only two full names."""

ROLES: Final = (
    "reporter|reporters|correspondent|correspondents|writer|writers|journalist|journalists|columnist|columnists|"
    "contributor|contributors|contributed|freelancer|editor|editors|producer|analyst|critic|blogger|photographer|"
    "photojournalist|videographer|publisher|staff|director|manager|professor|lecturer|researcher|ceo|president|"
    "chairman|spokesperson|consultant|historian|economist|physician|admin|administrator|webmaster|moderator|"
    "expert|experts|specialist|strategist|attorney|dietitian|nutritionist|anonymous|unknown|user|editorial|redakteur|redakteurin|korrespondent|korrespondentin|reporterin|journalistin|"
    "autorin|volontär|volontärin|chefredakteur|chefredakteurin|ressortleiter|ressortleiterin|leiter|leiterin|"
    "mitarbeiter|mitarbeiterin|gastautor|gastautorin|chefreporter|kolumnist|kolumnistin|kulturredakteur|"
    "kulturredakteurin|sportredakteur|journaliste|correspondant|correspondante|rédacteur|rédactrice|envoyé|envoyée|"
    "chroniqueur|chroniqueuse|pigiste|éditorialiste|autrice|auteur|periodista|redactor|redactora|corresponsal|"
    "enviado|enviada|columnista|colaborador|colaboradora|cronista|directora|giornalista|inviato|inviata|"
    "corrispondente|redattore|redattrice|caporedattore|caporedattrice|collaboratore|collaboratrice|editorialista|"
    "direttore|direttrice|jornalista|repórter|correspondente|redator|redatora|colunista|editora|redacteur|"
    "verslaggever|verslaggeefster|columniste|medewerker|krönikör|frilans|frilansjournalist|kulturredaktör|redaktör|"
    "redaktør|utenrikskorrespondent|kommentator|toimittaja|päätoimittaja|kirjeenvaihtaja|avustaja|dziennikarz|"
    "dziennikarka|redaktor|redaktorka|korespondent|korespondentka|publicysta|publicystka|novinář|novinářka|"
    "zpravodaj|zpravodajka|újságíró|szerkesztő|főszerkesztő|tudósító|jurnalist|jurnalistă|corespondent|muhabir|"
    "muhabiri|gazeteci|editör|yazar|yazarı|корреспондент|корреспондентка|журналист|журналистка|редактор|"
    "обозреватель|собкор|колумнист|кореспондент|кореспондентка|журналіст|журналістка|оглядач|репортер|"
    "δημοσιογράφος|ανταποκριτής|ανταποκρίτρια|συντάκτης|αρθρογράφος|مراسل|مراسلة|صحفي|صحفية|كاتب|كاتبة|محرر|محررة|"
    "خبرنگار|نویسنده|כתב|כתבת|עורך|עורכת|פרשן|संवाददाता|पत्रकार|संपादक|रिपोर्टर|記者|编辑|編輯|编辑部|編集者|編集委員|"
    "論説委員|特派員|特派员|通信員|ライター|フリーライター|ジャーナリスト|助手|研究員|教授|准教授|记者|本报记者|"
    "本報記者|实习生|实习记者|特約記者|特约记者|通讯员|评论员|主笔|撰稿人|기자|선임기자|특파원|논설위원|인턴기자|"
    "객원기자|교수|대표|편집장|에디터|phóng viên|biên tập viên|jurnalis|wartawan|redaktur|kontributor|ผู้สื่อข่าว|นักข่าว|"
    "บรรณาธิการ|author|authors"
)
"""Words for what a writer is; taken off around a name, and no name by themselves."""

ROLE_MODIFIERS: Final = (
    "senior|junior|chief|executive|special|guest|lead|political|foreign|diplomatic|economics|business|sports|"
    "science|health|technology|environment|culture|arts|education|investigative|national|local|city|crime|court|"
    "crypto|climate|energy|markets|finance|global|international|regional|digital|multimedia|head|managing|"
    "associate|assistant|deputy|freelance|contributing|freier|freie|grand|spécial|spéciale|chef|especial|jefe|jefa|"
    "chefe|speciale|politiek|buitenland|специальный|специально|главный|köşe|founder|co-founder|trainee|intern"
)
"""Words that stand with a role and may as well be a name: taken off only beside one."""

ORGANISATIONS: Final = (
    "news|newsroom|press|agency|agencies|agence|agentur|agenturen|agencia|agencias|agenzia|agenzie|agência|"
    "agências|agentschap|byrå|bureau|desk|team|magazine|times|post|herald|tribune|gazette|journal|media|network|tv|"
    "radio|television|university|institute|council|ministry|association|foundation|ltd|inc|llc|gmbh|company|corp|"
    "group|committee|office|department|redaktion|redaktionen|redazione|redacción|rédaction|redação|redactie|"
    "redaksjonen|redaksjon|toimitus|redakcja|redakce|redakcia|szerkesztőség|redacția|yayın|haber|merkezi|редакция|"
    "редакції|агентство|συντακτική|ομάδα|وكالة|وكالات|هيئة|التحرير|חדשות|מערכת|संस्थान|डेस्क|ब्यूरो|एजेंसी|編集部|取材班|"
    "通信|新聞社|台北報導|北京报道|通信社|编辑部|編輯部|通讯社|新华社|报社|綜合|综合|報導|报道|報道|电|整理|편집부|"
    "통신|연합뉴스|뉴스|신문|tòa soạn|ban biên tập|redaksi|กองบรรณาธิการ|ทีมข่าว|reuters|afp|ap|dpa|ansa|efe|"
    "tass|xinhua|upi|pti|ians|ntb|tt|ritzau|stt|pap|ctk|čtk|tasr|mti|agerpres|belga|anp|apa|kna|epd|adnkronos|"
    "askanews|agi|lusa|aap|kyodo|yonhap|тасс|интерфакс|укринформ|уніан|унн|ана|共同|時事|中新社|"
    "中央社"
)
"""Words that only organisations carry, and names of news agencies."""

STAFF: Final = "staff|editors|writers|reporters|correspondents|contributors|redakteure|journalistes|newsdesk"
"""Several who write, under one name."""

SURNAMES_TOO: Final = "post|press|herald|haber|story|court|guest|head|home|march|leiter"
"""Words of newspapers, headlines and roles that are surnames behind one of `GIVEN_NAMES`: "Emily Post"."""

GIVEN_NAMES: Final = (
    "adam|alan|albert|alex|alexander|alexandra|alfred|alice|amanda|amy|ana|andrea|andreas|andrew|angela|ann|anna|anne|"
    "anthony|barbara|ben|benjamin|bernd|betty|brenda|brian|bruce|carl|carol|caroline|catherine|charles|chris|"
    "christina|christine|christopher|claire|claudia|daniel|david|deborah|dennis|diana|donald|donna|dorothy|"
    "drew|edward|elena|elizabeth|ella|ellen|emily|emma|eric|erik|eva|evelyn|felix|frances|franz|fritz|gary|george|"
    "gerald|gerhard|gloria|gregory|hannah|hans|harold|heather|heidi|heike|helen|hugh|ian|isabel|jacob|james|"
    "jane|janet|janice|jason|jean|jeffrey|jennifer|jeremy|jessica|jim|joan|johann|johannes|john|jonathan|joseph|"
    "joshua|juan|judith|judy|julia|julie|justin|karen|karl|katherine|kathleen|keith|kelly|kenneth|kevin|klaus|laura|"
    "lauren|leo|linda|lisa|louise|lucas|lucy|luis|lukas|luke|margaret|maria|marie|marilyn|martha|martin|mary|"
    "matthew|max|megan|melissa|michael|michelle|monika|murray|nancy|nathan|nicholas|nicole|nina|nora|oliver|olivia|"
    "otto|pamela|patricia|patrick|paul|paula|pedro|peter|petra|philip|rachel|ralph|raymond|rebecca|richard|robert|"
    "roger|ronald|ruth|ryan|samuel|sandra|sara|sarah|sean|sharon|simon|sophia|sophie|stefan|stephanie|stephen|"
    "steven|susan|susanne|teresa|theresa|thomas|tim|timothy|tobias|tom|ursula|vera|walter|wendy|werner|william|wolfgang"
)
"""Common given names that are neither places nor other words: "Charlotte Post" may be a newspaper."""

NAMES_IN_LOWER_CASE: Final = "efe|pap|agi"
"""News agencies that are written in capitals, and names of persons where they are not: "Efe Demir", "Pap Éva"."""

COMPANIES: Final = "gmbh|ltd|inc|llc|kg|ag|srl|sarl|plc|bv|oy|ab"
"""Legal forms of companies: who made a site, not who wrote its articles."""

CREDENTIALS: Final = (
    "phd|ph d|md|m d|mba|ma|msc|bsc|ba|jd|llm|llb|esq|rn|rd|rdn|cpa|cfa|mph|dds|dvm|edd|psyd|dphil|mphil|frs|obe|"
    "mbe|cbe|msw|lcsw|dr|mag|dipl ing|bacc"
)
"""Academic and professional letters behind a name."""

OFFICES: Final = (
    "officer|reviewer|fellow|scientist|engineer|chair|chairwoman|adviser|advisor|founder|co-founder|counsel|secretary|"
    "coordinator|designer|developer|therapist|psychologist|psychiatrist|dermatologist|cardiologist|pediatrician|"
    "veterinarian|scholar|student|candidate|teacher|instructor|curator|librarian|novelist|owner|supervisor|"
    "pharmacist|dentist|surgeon|biologist|chemist|physicist|geologist|sociologist|anthropologist|philosopher|lawyer|"
    "accountant|trainer|geschäftsführer|geschäftsführerin|vorsitzender|vorsitzende|sprecher|sprecherin|"
    "wissenschaftler|wissenschaftlerin|rechtsanwalt|rechtsanwältin|directeur|directrice|président|présidente|"
    "chercheur|chercheuse|avocat|avocate|abogado|abogada|presidente|presidenta|investigador|investigadora"
)
"""More words for what a writer is; only behind a comma, for some are surnames."""

CRAFTS: Final = "redakteur|redakteurin|redaktör|redaktør|journalist|journalistin|reporterin|autorin|korrespondent"
"""How words for a writer end in languages that write them as one: "Fachredakteurin"."""

TIMES: Final = (
    "updated|published|posted|modified|aktualisiert|veröffentlicht|stand|publié|mis|actualizado|publicado|aggiornato|"
    "pubblicato|atualizado|bijgewerkt|gepubliceerd|uppdaterad|publicerad|oppdatert|publisert|opdateret|zaktualizowano|"
    "opublikowano|обновлено|опубликовано|güncelleme"
)
"""What begins a time behind a name."""

BEFORE_TIMES: Final = "last|first|originally|zuletzt|erstmals|senast|sist|sidst"
"""What stands before a word that begins a time: "Last updated"."""

WEEKDAYS: Final = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|montag|"
    "dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so|lundi|mardi|mercredi|jeudi|"
    "vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|"
    "venerdì|sabato|domenica|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|maandag|dinsdag|woensdag|"
    "donderdag|vrijdag|zaterdag|zondag|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mandag|tirsdag|lørdag|søndag"
)
"""Days of the week, before a date behind a name; some are surnames, and stay where no date follows."""

SUFFIXES: Final = "jr|sr|ii|iii|iv|filho|neto|júnior"
"""What belongs to a name though a comma may stand before it."""

PARTICLES: Final = (
    "van|von|der|den|de|del|della|dello|degli|dei|di|da|das|do|dos|du|des|la|le|las|los|el|al|bin|ibn|bint|ben|bar|"
    "abu|abd|ul|ur|ter|ten|te|tot|zu|zum|zur|vom|am|af|av|auf|y|e|i|mac|st|san|santa|t|d|l|dal|d'"
)
"""Small words inside names."""

PREPOSITIONS: Final = (
    "for|of|at|from|in|für|aus|bei|pour|para|desde|em|dans|depuis|special|sur|on|per|till|til|à|w|z|do|v|из|для|в|"
    "із|з|на"
)
"""Lower-case words that end a name: "Jane Doe in Berlin"."""

HAN_ROLES: Final = (
    "本报记者|本報記者|特约记者|特約記者|实习记者|实习生|记者|記者|通讯员|通訊員|特派員|特派员|作者|撰文|文|"
    "編集委員|論説委員|摄影记者"
)
"""Roles that stand glued to a Chinese or Japanese name."""

HAN_SURNAMES: Final = (
    "王|李|张|張|刘|劉|陈|陳|杨|楊|赵|趙|黄|黃|周|吴|吳|徐|孙|孫|胡|朱|高|林|何|郭|马|馬|罗|羅|梁|宋|郑|鄭|谢|謝|"
    "韩|韓|唐|冯|馮|于|董|萧|蕭|程|曹|袁|邓|鄧|许|許|傅|沈|曾|彭|吕|呂|苏|蘇|卢|盧|蒋|蔣|蔡|贾|賈|丁|魏|薛|叶|葉|"
    "阎|余|潘|杜|戴|夏|钟|鍾|汪|田|任|姜|范|方|石|姚|谭|譚|廖|邹|鄒|熊|金|陆|陸|郝|孔|白|崔|康|毛|邱|秦|江|史|顾|"
    "顧|侯|邵|孟|龙|龍|万|萬|段|雷|钱|錢|汤|湯|尹|黎|易|常|武|乔|喬|贺|賀|赖|賴|龚|龔|文"
)
"""The hundred commonest Chinese surnames."""

SENTENCE_WORDS: Final = "the|this|that|our|your|is|are|was|were|how|why|what|with|und|nicht"
"""Words that no name has; words that some names have in another language are not among them."""

NO_NAMES: Final = (
    "the|a|this|that|these|his|her|its|our|your|my|their|it|we|you|he|she|they|is|are|was|were|be|has|have|had|"
    "would|can|how|why|what|when|where|who|not|no|new|most|about|after|before|with|without|from|into|over|under|to|"
    "or|but|if|than|all|every|each|one|two|three|here|there|der|die|das|ein|eine|einer|sind|war|wie|warum|wer|wo|"
    "nicht|kein|keine|mehr|mit|ohne|für|über|am|und|neue|neuer|les|une|est|sont|était|pourquoi|comment|que|quoi|où|"
    "pas|plus|après|avant|avec|sans|pour|sur|dans|nouvelle|nouveau|uno|es|fue|cómo|por|qué|quién|dónde|más|para|"
    "con|nuevo|nueva|il|lo|gli|è|sono|perché|non|più|dopo|prima|senza|um|não|mais|como|quem|onde|depois|antes|het|"
    "een|niet|geen|waarom|hoe|waar|ett|inte|varför|vem|ikke|hvorfor|hvordan|hvem|jest|dlaczego|kto|gdzie|jsou|proč|"
    "kdo|что|как|это|не|почему|кто|где|для|или|все|що|як|це|чому|хто|από|δεν|πώς|γιατί|today|yesterday|monday|"
    "tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|july|september|october|november|"
    "december|breaking|exclusive|opinion|analysis|interview|video|photos|live|updates|update|report|story|chapter|"
    "part|introduction|conclusion|summary|background|overview|world|politics|sport|culture|economy|weather|home|"
    "menu|share|comments"
)
"""Words that stand in headlines and labels and in no name."""
