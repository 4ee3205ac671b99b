"""The commonest function words of languages that share a script, and letters that tell one from another.

Articles, prepositions, conjunctions, pronouns and auxiliaries, in lower case, as any frequency list of a language has
them at its head. They make up a third of a running text and hardly depend on what it is about.
"""

from __future__ import annotations

LATIN = {
    "en": "the of and to in a is that for it was on with as be by are this have from at not but had his they "
    "which or we an you were her all she there been one their has would when if no what will said who more up out",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus "
    "er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor "
    "zur bis mehr durch man sein wurde",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son "
    "cette ou aux mais comme ont été nous sa leur entre deux ses tout elle l d qu être fait aussi n s c j",
    "es": "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ha este sí "
    "porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante fue son según "
    "tras",
    "it": "di e il la che in a per un è del non con una si da della i le dei sono nel alla al più ha come anche "
    "lo ma gli delle dalla questo suo o se nella ai stato degli dal essere tra due loro ed all dell l sul hanno",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à "
    "seu sua ou ser quando muito há nos já está também só pelo pela até isso ela entre era são num numa",
    "nl": "de van het een en in is dat op te voor met zijn die niet aan er om ook als bij door naar dan maar "
    "worden uit wordt nog over heeft tot ze hij of meer hebben deze werd onder kan al dit geen was tegen",
    "sv": "och i att det som en på är av för med den till inte har de ett om var han men sig från vi så kan man "
    "när hade eller efter vid också under där ut alla över skulle sin nu mot än sedan mycket nästa mellan genom",
    "no": "og i det er på til som en for av med at har de ikke den om et fra var han men seg ved vi så kan når "
    "hadde eller etter også hun ut alle over skal sin nå mot enn mye være blir ble noe hva å neste mellom gjennom",
    "da": "og i det at er en til på som for af med de den har ikke et om fra var han men sig ved vi så kan når "
    "havde eller efter også hun ud alle over skal sin nu mod end meget være bliver blev hvad noget næste mellem gennem",
    "fi": "ja on ei se että oli hän mutta myös joka ovat kun kuin ole niin sen tai jos mukaan jotka sekä vain "
    "ollut hänen siitä mitä nyt jo kanssa voi tämä sitä olisi jälkeen vielä eivät kaikki hyvin enemmän vuonna",
    "pl": "w i na z się do nie że to jest o po jak za od przez dla ale są co był tym oraz jego ich już także "
    "tylko ma było które który lub pod może przed ten która tego jej być ze czy",
    "cs": "a v se na je že s z do o i to za by po ale pro jako k jsou podle ve od už také byl které který při "
    "nebo bude jeho aby než jen až ze další jsem co tak má však této byla není",
    "sk": "a v sa na je že s z do o to za by po ale pre ako k sú podľa vo od už aj bol ktoré ktorý pri alebo bude "
    "jeho aby než len až zo ďalšie som čo tak má však tejto nie boli bola",
    "hu": "a az és hogy nem is egy ez volt meg de már csak el azt még mint van ha után lesz vagy szerint amely ki "
    "pedig között minden mert fel sem lehet nagy ezt majd több aki kell ami arra",
    "ro": "de și în a la cu care că din pe nu este un o să pentru mai au fost ce se sunt al ca sau lui după dar "
    "prin fi cel acest această ale ei către între fiind iar fără era va",
    "tr": "ve bir bu da de için ile olarak çok daha olan en gibi kadar ne ama sonra o ise her ya değil var mi iki "
    "göre yeni oldu ancak tarafından ki büyük bütün diye şey olduğunu",
    "hr": "i u je na se da za su od s koji o a ne iz kao te što će bi nije ili do koja po sve biti samo godine "
    "ali nakon kako koje prema još već može također gdje bio tijekom prije tko uvijek vrijeme",
    "sr-Latn": "i u je na se da za su od sa koji o a ne iz kao što će bi nije ili do koja po sve biti samo godine "
    "ali nakon kako koje prema još već može takođe gde bio tokom pre posle šta uvek vreme",
    "sl": "in je v na se da za so z ki s pa bi tudi ne kot od pri po ni iz do o ali še bo že lahko bil med kar "
    "sem jih več vse ter leta zaradi kako samo ima kjer",
    "et": "ja on ei et see oli ta kui ka aga mis oma ning kes või selle veel nii siis mida seda ma tema juba pole "
    "mitte ole nende olid pärast üks kõik välja aasta eest vaid saab üle sest",
    "lv": "un ir ar no uz ka par kas to tā bija kā arī pēc tas bet vai gada es viņš lai pie nav līdz savu jau "
    "tikai tiek var vēl šo ko būs gan ja kur ne vairāk ļoti tie",
    "lt": "ir yra kad su į iš tai buvo ne kaip už bet dėl jis iki po tik ar apie nuo kuris jų jau taip dar per "
    "metų ką jo prie gali savo kurie pat šis arba labai mūsų",
    "id": "yang dan di dengan untuk dari pada ini dalam itu tidak akan oleh adalah ke juga sebagai telah mereka "
    "bisa karena ada tersebut saat bahwa atau lebih seperti tahun kata menjadi sudah dia saya kami harus dapat",
    "ms": "yang dan di dengan untuk dari pada ini dalam itu tidak akan oleh adalah ke juga sebagai telah mereka "
    "boleh kerana ada tersebut bahawa atau lebih seperti tahun kata menjadi sudah beliau kami perlu dapat ialah "
    "bagi tetapi turut",
    "vi": "và của là có được cho trong không một các với những người này để đã khi đến từ về cũng như ở tại năm "
    "ra vào sẽ đó nhiều trên theo phải nhưng ông bị thì đang sau hơn",
    "ca": "de la i el que a en l d les per un és amb del una no dels al es els ha més va com o però són ser "
    "aquest aquesta pel seu també han sobre seva fins on quan molt hi així",
    "gl": "de a e que o do da en un para os por unha non co no na con as dos é máis ao como das pola polo súa seu "
    "foi tamén pero nun nunha moi aos cando ata onde esta este son",
    "eu": "eta da ez du bat dira zen ere izan dute egin den baina dela hori baino bere duen ziren zuen beste "
    "honen edo oso gehiago behar artean hau ditu egiten dituzte arte bezala zuten urte",
    "sq": "në e të dhe i për me një që nga është u më ka si do nuk se por edhe ishte kjo ky janë ai mund ajo kanë "
    "tij kur ose tha duke pas këtë deri kishte shumë nën",
    "sw": "ya na wa kwa ni katika za la cha kuwa hiyo huo kama hii yake ambao hilo lakini baada pia hivyo kutoka "
    "hayo wake watu vya mwaka alisema bila hadi zaidi wakati mkubwa ili kila juu",
    "tl": "ang ng sa na mga ay at si ito para ni nang hindi may kay mula ko siya kanyang isang niya din rin ayon "
    "pa lang kung ngunit o mo kanilang nila dahil ako noong upang iyon naman bilang",
    "af": "die en van in het is nie te n om vir wat met dat sy op was hy aan as word sal ook deur daar uit ons na "
    "maar kan meer by tot hulle nog sê moet oor hierdie",
    "is": "og að í er á sem um til við en ekki með af var það hann fyrir því eru hefur eftir þess verið hún þar "
    "hafa sé frá þeir upp eða hafi þau þegar mjög ein bara nú",
    "ga": "agus an na a i ar is go le do ag sé bhí de atá as ach tá nach sin seo nó mar leis bhfuil siad í ón sa "
    "chun den ina don féin níl gach faoi mé bheith",
    "cy": "y yn i a o ar yr mae am ei wedi gan ac fod ond bod ni eu hefyd oedd na nid cael wrth mewn fel hyn dros "
    "os bydd hi sydd un cyn nhw rhai eto hynny r",
    "az": "və bir bu ilə üçün də da olan o ki daha kimi var isə çox edib sonra görə ən hər onun deyil qədər olub "
    "olaraq bildirib həm yeni ildə",
}

CYRILLIC = {
    "ru": "и в не на что с по это как из к у от за для его но о все он было быть так а или уже только также при "
    "до года который они был мы если более после во со чтобы",
    "uk": "і в на що не з до у за та це як від для по про але є й його також який які був буде вже тільки або при "
    "було року після через бути щоб якщо він вони",
    "bg": "и на в за се да от е с че по не са като ще до през към или му но при след това които който бе която си "
    "има може само още около беше той тя",
    "sr": "и у је на се да за су од са који о а не из као што ће би није или до која по све бити само године али "
    "након како које према још већ може такође где био током пре после шта",
    "mk": "и на во да се за од со не е што ќе го ги дека по до како но тоа му или кои има беше при ја би сите "
    "може ние само која кој против своите меѓу ова",
    "be": "і ў у на з не што да па для як гэта за ад але ён таксама або яго быў было які якія ўжо пра каб калі "
    "пасля іх гэтага толькі мы яны быць можа",
    "kk": "және мен бұл бір үшін да де бар деп болып еді осы оның жылы туралы ол сонымен бойынша болған кейін "
    "арқылы ең жоқ емес сол екі өз керек барлық",
}

ARABIC = {
    "ar": "في من على أن إلى عن مع هذا التي الذي هذه كان ما لا كما قد بعد بين أو ذلك كل قبل لم حتى كانت عند إن "
    "وقال أي و ولا أنه خلال هو هي ثم فيه بها",
    "fa": "و در به از که این را با است برای آن یک می خود تا کرد شد بر هم نیز های اما یا شده بود دارد ما کند او هر "
    "باید وی پس کرده شود گفت بین دو",
    "ur": "کے میں کی ہے اور سے کا کو اس نے پر کہ یہ بھی ہیں ایک تھا کر گیا جو نہیں ان تھی لیے ہو کیا بعد وہ کہا "
    "دیا تو تک ہوئے گئے جس ساتھ",
}

DEVANAGARI = {
    "hi": "के में की है और से का को कि ने पर यह भी हैं एक था कर गया इस नहीं तो जो लिए हो वह साथ अपने बाद ही रहे थे कहा किया कुछ",
    "mr": "आहे आणि या ते हे व की त्या असे नाही मध्ये होते एक आहेत तर होता मात्र होती यांनी साठी केली केले असून त्यांनी पण काही सर्व झाली",
    "ne": "छ र को मा का लाई ले यो छन् पनि भएको गर्ने तथा भने एक गरेको हो थियो गर्न उनले छैन बाट अनि हुन अब तर सबै भन्ने",
}

BENGALI = {
    "bn": "এবং ও এই করে থেকে জন্য না হয় তার একটি করা সঙ্গে তিনি যে কিন্তু পর নিয়ে বলে হয়েছে এ কথা",
    "as": "আৰু এই কৰি পৰা বাবে নহয় হয় তেওঁ এটা কৰা লগত যে কিন্তু পিছত এখন হৈছে কৰে আছে",
}

LETTERS = {
    "de": "ßäöü", "fr": "çœèêàùîûâ", "es": "ñ¿¡óáíéú", "it": "èàùòì", "pt": "ãõçêâáéíó", "nl": "ëï", "sv": "åäö",
    "no": "åøæ", "da": "åøæ", "fi": "äö", "pl": "łąęśżźćń", "cs": "řěůýžšč", "sk": "ľĺŕôťďžšč", "hu": "őűöü",
    "ro": "ășțâîţş", "tr": "ğışçöü", "hr": "đćčšž", "sr-Latn": "đćčšž", "sl": "čšž", "et": "õäöü", "lv": "āēīūķļņģš",
    "lt": "ėųįąęšž", "vi": "ơưđạảấầẩậắằặẻẽẹếềểễệỉịọỏốồổộớờởỡợụủứừửữựỳỷỹ", "ca": "çòèàï·", "gl": "ñóáíé", "sq": "ëç",
    "is": "ðþæö", "ga": "áéíóú", "cy": "ŵŷ", "az": "əğışçöü", "af": "êëô",
    "ru": "ыэъё", "uk": "їєіґ", "bg": "ъщ", "sr": "ђћјљњџ", "mk": "ѓќѕјљњџ", "be": "ўіыэё", "kk": "әғқңөұүһі",
    "ar": "ةىكيأإ", "fa": "پچژگکی", "ur": "ٹڈڑےںھہکی", "mr": "ळ", "as": "ৰৱ",
}  # fmt: skip
"""Letters that a language uses and most others of its script do not."""
