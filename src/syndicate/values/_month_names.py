"""Names of the Gregorian months in some eighty languages, and of the Persian months, as dates have them.

Full names, inflected forms and abbreviations, mostly from the Unicode CLDR (https://cldr.unicode.org, months "wide" and
"abbreviated", "format" and "stand-alone"), completed with spellings met in the press. A name of two words is written
with ``_``; dots of abbreviations are left out. The names are compared folded (`folding.fold`).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

MONTHS: Final[tuple[str, ...]] = (
    # January
    (
        "january jan janvier janv januar jänner enero ene gennaio gen janeiro januari tammikuuta tammi tammikuu "
        "stycznia sty styczeń ledna led leden januára ianuarie ian ocak oca января янв январь січня січ січень януари "
        "яну ιανουαρίου ιαν ιανουάριος يناير كانون_الثاني جانفي ژانویهٔ ژانویه ינואר בינואר ינו בינו जनवरी जन "
        "জানুয়ারী জানু ஜனவரி ஜன జనవరి జన जानेवारी जाने જાન્યુઆરી જાન્યુ ਜਨਵਰੀ ਜਨ جنوری ജനുവരി ജനു ಜನವರಿ ಜನ มกราคม มค "
        "siječnja sij siječanj јануар јан sausio saus sausis janvāris jaanuar jaan gener xaneiro xan urtarrila urt "
        "janar јануари студзеня сту студзень იანვარი იან հունվարի հնվ հունվար yanvar yan қаңтар қаң januarie eanáir "
        "ean ionawr ion មករា ມັງກອນ ມກ ဇန်နဝါရီ ဇန် ጃንዋሪ ጃን januaro jannar jaen janvārī urtarrilaren জানুয়ারি ජනවාරි"
    ),
    # February
    (
        "february feb février févr februar febrero febbraio fevereiro fev februari helmikuuta helmi helmikuu lutego "
        "lut luty února úno únor februára febr februarie şubat şub февраля февр февраль лютого лют лютий февруари фев "
        "φεβρουαρίου φεβ φεβρουάριος فبراير شباط فيفري فوریهٔ فوریه פברואר בפברואר פבר בפבר फ़रवरी फ़र ফেব্রুয়ারী "
        "ফেব பிப்ரவரி பிப் ఫిబ్రవరి ఫిబ్ర फेब्रुवारी फेब्रु ફેબ્રુઆરી ફેબ્રુ ਫ਼ਰਵਰੀ ਫ਼ਰ فروری फेब्रुअरी ഫെബ്രുവരി "
        "ഫെബ്രു ಫೆಬ್ರವರಿ ಫೆಬ್ರ กุมภาพันธ์ กพ veljače velj veljača фебруар феб vasario vas vasaris februāris veebruar "
        "veebr febrer febreiro otsaila ots shkurt shk лютага люты თებერვალი თებ փետրվարի փտվ փետրվար fevral ақпан ақп "
        "feabhra feabh chwefror chwef chw pebrero peb កុម្ភៈ ກຸມພາ ກພ ဖေဖော်ဝါရီ ဖေ ፌብሩዋሪ ፌብ februaro frar otsailaren "
        "फरवरी ফেব্রুয়ারি පෙබරවාරි"
    ),
    # March
    (
        "march mar mars märz marzo março maart mrt marts maaliskuuta maalis maaliskuu marca marzec března bře březen "
        "marec március márc martie mart марта мар март березня бер березень μαρτίου μαρ μάρτιος مارس آذار מרץ במרץ "
        "मार्च মার্চ மார்ச் மார் మార్చి માર્ચ ਮਾਰਚ مارچ മാർച്ച് മാർ ಮಾರ್ಚ್ มีนาคม มีค maret mac ožujka ožu ožujak "
        "kovo kov kovas martxoa сакавіка сак сакавік მარტი მარ մարտի մրտ մարտ наурыз нау machi márta mawrth maw marso "
        "មីនា ມີນາ ມນ မတ် ማርች mäerz mäe marto marzu mrz martxoaren මාර්තු"
    ),
    # April
    (
        "april apr avril avr abril abr aprile huhtikuuta huhti huhtikuu kwietnia kwi kwiecień dubna dub duben apríla "
        "április aprilie nisan nis апреля апр апрель квітня квіт квітень април απριλίου απρ απρίλιος أبريل نيسان "
        "أفريل آوریل אפריל באפריל אפר באפר अप्रैल এপ্রিল এপ্রি ஏப்ரல் ஏப் ఏప్రిల్ ఏప్రి एप्रिल एप्रि એપ્રિલ ਅਪ੍ਰੈਲ "
        "ਅਪ੍ਰੈ اپریل अप्रिल ഏപ്രിൽ ഏപ്രി ಏಪ್ರಿಲ್ ಏಪ್ರಿ เมษายน เมย travnja tra travanj balandžio bal balandis aprill "
        "apirila api prill красавіка кра красавік აპრილი აპრ ապրիլի ապր ապրիլ aprel сәуір сәу aprili aibreán aib "
        "ebrill ebr មេសា ເມສາ ມສ ဧပြီ ኤፕሪል ኤፕሪ abrëll aprilo apirilaren ابريل අප්‍රේල්"
    ),
    # May
    (
        "may mai mayo maggio mag maio mei maj toukokuuta touko toukokuu maja května kvě květen május mayıs мая май "
        "травня трав травень μαΐου μαΐ μάιος مايو أيار ماي مهٔ مه מאי במאי मई মে மே మే मे મે ਮਈ مئی മേയ് ಮೇ "
        "พฤษภาคม พค svibnja svi svibanj мај gegužės geg gegužė maijs maig maiatza მაისი მაი մայիսի մյս մայիս мамыр "
        "мам bealtaine beal ឧសភា ພຶດສະພາ ພພ မေ ሜይ mee majo mejju mej maijā maiatzaren මැයි"
    ),
    # June
    (
        "june jun juin juni junio giugno giu junho kesäkuuta kesä kesäkuu czerwca cze czerwiec června čvn červen júna "
        "június iunie iun haziran haz июня июн июнь червня черв червень юни ιουνίου ιουν ιούνιος يونيو حزيران جوان "
        "ژوئن יוני ביוני जून জুন ஜூன் జూన్ જૂન ਜੂਨ جون जुन ജൂൺ ಜೂನ್ มิถุนายน มิย lipnja lipanj јун junij birželio "
        "birž birželis jūnijs juuni juny xuño ekaina eka qershor qer јуни чэрвеня чэр чэрвень ივნისი ივნ հունիսի հնս "
        "հունիս iyun iyn маусым мау junie meitheamh meith mehefin meh hunyo hun មិថុនា ມິຖຸນາ ມິຖ ဇွန် ጁን ġunju ġun "
        "jūnijā ekainaren ජූනි"
    ),
    # July
    (
        "july jul juillet juil juli julio luglio lug julho heinäkuuta heinä heinäkuu lipca lip lipiec července čvc "
        "červenec júla július iulie iul temmuz tem июля июл июль липня лип липень юли ιουλίου ιουλ ιούλιος يوليو تموز "
        "يوليوز جويلية ژوئیهٔ ژوئیه יולי ביולי जुलाई जुल জুলাই জুল ஜூலை జులై जुलै જુલાઈ ਜੁਲਾਈ ਜੁਲਾ جولائی ജൂലൈ ಜುಲೈ "
        "กรกฎาคม กค julai srpnja srpanj јул julij liepos liep liepa jūlijs juuli juliol xullo xul uztaila uzt korrik "
        "korr јули ліпеня ліп ліпень ივლისი ივლ հուլիսի հլս հուլիս iyul iyl шілде шіл julie iúil gorffennaf gorff gor "
        "hulyo hul កក្កដា ກໍລະກົດ ກລ ဇူလိုင် ဇူ ጁላይ lulju lul jūlijā uztailaren ජූලි juill"
    ),
    # August
    (
        "august aug août agosto ago augustus augusti elokuuta elo elokuu sierpnia sie sierpień srpna srp srpen "
        "augusta augusztus ağustos ağu августа авг август серпня серп серпень αυγούστου αυγ αύγουστος أغسطس آب غشت "
        "أوت اوت אוגוסט באוגוסט אוג באוג अगस्त अग আগস্ট আগ ஆகஸ்ட் ஆக ఆగస్టు ఆగ ऑगस्ट ऑग ઑગસ્ટ ਅਗਸਤ ਅਗ اگست अगस्ट "
        "ഓഗസ്റ്റ് ഓഗ ಆಗಸ್ಟ್ ಆಗ สิงหาคม สค agustus ogos ogo kolovoza kol kolovoz avgust avg rugpjūčio rugp rugpjūtis "
        "augusts agost ag abuztua abu ágúst gusht gush жніўня жні жнівень აგვისტო აგვ օգոստոսի օգս օգոստոս avqust avq "
        "тамыз там agosti lúnasa lún awst សីហា ສິງຫາ ສຫ ဩဂုတ် ኦገስት ኦገስ aŭgusto awwissu aww abuztuaren اغسطس අගෝස්තු"
    ),
    # September
    (
        "september sep septembre sept septiembre settembre set setembro syyskuuta syys syyskuu września wrz wrzesień "
        "září zář septembra szeptember szept septembrie eylül eyl сентября сент сентябрь вересня вер вересень "
        "септември сеп σεπτεμβρίου σεπ σεπτέμβριος سبتمبر أيلول شتنبر سپتامبر ספטמבר בספטמבר ספט בספט सितंबर सित "
        "সেপ্টেম্বর সেপ செப்டம்பர் செப் సెప్టెంబర్ సెప్టెం सप्टेंबर सप्टें સપ્ટેમ્બર સપ્ટે ਸਤੰਬਰ ਸਤੰ ستمبر सेप्टेम्बर "
        "സെപ്റ്റംബർ സെപ്റ്റം ಸೆಪ್ಟೆಂಬರ್ ಸೆಪ್ಟೆಂ กันยายน กย rujna ruj rujan септембар septembar rugsėjo rugs rugsėjis "
        "septembris setembre iraila ira shtator sht верасня верасень სექტემბერი სექ սեպտեմբերի սեպ սեպտեմբեր sentyabr "
        "sen қыркүйек қыр sentabr septemba meán_fómhair mfómh medi setyembre កញ្ញា ກັນຍາ ກຍ စက်တင်ဘာ စက် ሴፕቴምበር ሴፕቴ "
        "septembro settembru setiembre septembrī irailaren सितम्बर සැප්තැම්බර්"
    ),
    # October
    (
        "october oct octobre oktober okt octubre ottobre ott outubro out lokakuuta loka lokakuu października paź "
        "październik října říj říjen októbra octombrie ekim eki октября окт октябрь жовтня жовт жовтень октомври "
        "οκτωβρίου οκτ οκτώβριος أكتوبر تشرين_الأول اکتبر אוקטובר באוקטובר אוק באוק अक्टूबर अक्टू অক্টোবর অক্টো "
        "அக்டோபர் அக் అక్టోబర్ అక్టో ऑक्टोबर ऑक्टो ઑક્ટોબર ઑક્ટો ਅਕਤੂਬਰ ਅਕਤੂ اکتوبر अक्टोबर ഒക്ടോബർ ഒക്ടോ ಅಕ್ಟೋಬರ್ "
        "ಅಕ್ಟೋ ตุลาคม ตค октобар oktobar spalio spal spalis oktobris oktoober urria urr tetor tet кастрычніка кас "
        "кастрычнік ოქტომბერი ოქტ հոկտեմբերի հոկ հոկտեմբեր oktyabr қазан қаз oktabr oktoba deireadh_fómhair dfómh "
        "hydref hyd oktubre តុលា ຕຸລາ ຕລ အောက်တိုဘာ အောက် ኦክቶበር ኦክቶ oktobro ottubru oktobrī urriaren اكتوبر "
        "تشرين_الاول अक्तूबर ඔක්තෝබර්"
    ),
    # November
    (
        "november nov novembre noviembre novembro marraskuuta marras marraskuu listopada lis listopad listopadu "
        "novembra noiembrie kasım kas ноября нояб ноябрь листопада лист листопад ноември ное νοεμβρίου νοε νοέμβριος "
        "نوفمبر تشرين_الثاني نونبر نوامبر נובמבר בנובמבר נוב בנוב नवंबर नव নভেম্বর নভে நவம்பர் நவ నవంబర్ నవం "
        "नोव्हेंबर नोव्हें નવેમ્બર નવે ਨਵੰਬਰ ਨਵੰ نومبر नोभेम्बर നവംബർ നവം ನವೆಂಬರ್ ನವೆಂ พฤศจิกายน พย studenoga stu "
        "studeni новембар нов novembar lapkričio lapkr lapkritis novembris azaroa aza nëntor nën лістапада ліс "
        "лістапад ნოემბერი ნოე նոյեմբերի նոյ նոյեմբեր noyabr noy қараша қар novemba samhain samh tachwedd tach "
        "nobyembre nob វិច្ឆិកា ພະຈິກ ພຈ နိုဝင်ဘာ နို ኖቬምበር ኖቬም novembru novembrī azaroaren नवम्बर නොවැම්බර්"
    ),
    # December
    (
        "december dec décembre dezember dez diciembre dic dicembre dezembro desember des joulukuuta joulu joulukuu "
        "grudnia gru grudzień prosince pro prosinec decembra decembrie aralık ara декабря дек декабрь грудня груд "
        "грудень декември δεκεμβρίου δεκ δεκέμβριος ديسمبر كانون_الأول دجنبر دسامبر דצמבר בדצמבר דצמ בדצמ दिसंबर दिस "
        "ডিসেম্বর ডিসে டிசம்பர் டிச డిసెంబర్ డిసెం डिसेंबर डिसें ડિસેમ્બર ડિસે ਦਸੰਬਰ ਦਸੰ دسمبر डिसेम्बर ഡിസംബർ ഡിസം "
        "ಡಿಸೆಂಬರ್ ಡಿಸೆಂ ธันวาคม ธค disember dis prosinca prosinac децембар дец decembar gruodžio gruod gruodis "
        "decembris detsember dets desembre decembro abendua abe dhjetor dhj снежня сне снежань დეკემბერი დეკ "
        "դեկտեմբերի դեկ դեկտեմբեր dekabr dek желтоқсан жел desemba nollaig noll rhagfyr rhag disyembre ធ្នូ ທັນວາ ທວ "
        "ဒီဇင်ဘာ ဒီ ዲሴምበር ዲሴም diċembru decembrī abenduaren كانون_الاول दिसम्बर දෙසැම්බර්"
    ),
)
"""The names of each month, January first, divided by spaces. Each name stands for one month in all these languages."""

CROATIAN: Final[Mapping[str, int]] = MappingProxyType({"lip": 6, "srp": 7, "lis": 10, "listopad": 10, "listopada": 10})
"""Names whose Croatian month is another than the one they mean in Polish and Czech."""

PERSIAN_MONTHS: Final[tuple[str, ...]] = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
"""The months of the Solar Hijri calendar, Farvardin first."""
