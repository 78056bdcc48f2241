"""Names to invent people from, country by country, in their own scripts. No combination is anybody in particular."""

from dataclasses import dataclass

# Latin, native; a third part is the reading in kana.
Pair = tuple[str, ...]


def pairs(text: str) -> tuple[Pair, ...]:
    """ "Garam 가람, Nuri 누리" → (("Garam", "가람"), ("Nuri", "누리"))."""
    return tuple(tuple(part.split()) for part in text.split(","))


@dataclass(frozen=True)
class Names:
    """A way of naming people. `joint` stands between the native names; `ending` is what a woman's family name adds."""

    families: tuple[Pair, ...]
    women: tuple[Pair, ...]
    men: tuple[Pair, ...]
    language: str  # of their letters
    family_first: bool = False
    joint: str = " "
    ending: Pair = ("", "")


KAZAKH = Names(
    pairs(
        "Samalov Самалов, Bulaqov Бұлақов, Tauasarov Тауасаров, Kokzhiekov Көкжиеков, Zhulduzov Жұлдызов, "
        "Aqtauov Ақтауов, Nurzholov Нұржолов, Dalabekov Далабеков, Ozenbaev Өзенбаев, Tanatarov Таңатаров, "
        "Baiterekov Бәйтереков, Erkebulanov Еркебұланов, Shynarbaev Шынарбаев, Qaiyrzhanov Қайыржанов, "
        "Altynsaev Алтынсаев, Zhibekov Жібеков, Meirmanov Мейірманов, Saryarqaev Сарыарқаев, Kelbetov Келбетов, "
        "Zhainaqov Жайнақов, Arailymov Арайлымов, Qyrghiev Қырғиев, Toghaiev Тоғайев, Aspanov Аспанов"
    ),
    pairs(
        "Aigerim Айгерім, Saule Сәуле, Dinara Динара, Madina Мәдина, Zhanar Жанар, Aruzhan Аружан, Kamila Камила, "
        "Symbat Сымбат, Aliya Әлия, Togzhan Тоғжан, Balnur Балнұр, Inkar Іңкәр, Nazym Назым, Gauhar Гауһар, "
        "Moldir Мөлдір, Arai Арай, Tomiris Томирис, Zere Зере"
    ),
    pairs(
        "Alikhan Әлихан, Daniyar Данияр, Sanzhar Санжар, Miras Мирас, Arman Арман, Yerlan Ерлан, Aslan Аслан, "
        "Nurlan Нұрлан, Bauyrzhan Бауыржан, Temirlan Темірлан, Azat Азат, Galym Ғалым, Olzhas Олжас, Ruslan Руслан, "
        "Sayat Саят, Zhandos Жандос, Adil Әділ, Talgat Талғат"
    ),
    "kk",
    ending=("a", "а"),
)

# Koreans of Central Asia: Korean family names, given names in Russian. The Kims stand in cast.py.
KORYO = Names(
    pairs(
        "Pak Пак, Tsoy Цой, Li Ли, Ten Тен, Khan Хан, Shin Шин, Yugay Югай, Ogay Огай, Kan Кан, Nam Нам, Em Эм, "
        "Tyan Тян, Khegay Хегай, Lim Лим, Yun Юн, Son Сон, Nogay Ногай, Egay Егай, Kogay Когай, Magay Магай"
    ),
    pairs(
        "Alina Алина, Vera Вера, Diana Диана, Elena Елена, Inna Инна, Larisa Лариса, Marina Марина, Oksana Оксана, "
        "Svetlana Светлана, Tatyana Татьяна, Yulia Юлия, Zoya Зоя"
    ),
    pairs(
        "Andrey Андрей, Boris Борис, Denis Денис, Evgeny Евгений, Gleb Глеб, Igor Игорь, Konstantin Константин, "
        "Maxim Максим, Nikolay Николай, Sergey Сергей, Timofey Тимофей, Vadim Вадим"
    ),
    "ru",
)

RUSSIAN = Names(
    pairs(
        "Ozerov Озеров, Luchin Лучин, Polyanov Полянов, Rechnov Речнов, Vetrov Ветров, Kamnev Камнев, Rosin Росин, "
        "Stepnov Степнов, Sadovin Садовин, Bereznev Березнев, Zarnitsyn Зарницын, Kedrin Кедрин"
    ),
    pairs(
        "Alina Алина, Darya Дарья, Evgenia Евгения, Marina Марина, Olga Ольга, Sofia София, Yana Яна, Nina Нина, "
        "Polina Полина, Ksenia Ксения"
    ),
    pairs(
        "Artyom Артём, Gleb Глеб, Ilya Илья, Kirill Кирилл, Matvey Матвей, Pavel Павел, Stepan Степан, Yegor Егор, "
        "Fyodor Фёдор, Lev Лев"
    ),
    "ru",
    ending=("a", "а"),
)

KOREAN = Names(
    pairs(
        "Lee 이, Park 박, Choi 최, Jung 정, Kang 강, Cho 조, Yoon 윤, Jang 장, Lim 임, Han 한, Oh 오, Seo 서, Shin 신, "
        "Kwon 권, Hwang 황, Ahn 안, Song 송, Hong 홍"
    ),
    pairs(
        "Garam 가람, Saebom 새봄, Dasom 다솜, Narae 나래, Boram 보람, Eunsol 은솔, Byeol 별, Isul 이슬, Areum 아름, "
        "Sarang 사랑, Danbi 단비, Yesol 예솔"
    ),
    pairs(
        "Gaon 가온, Maru 마루, Haram 하람, Nuri 누리, Hangyeol 한결, Taeo 태오, Hanbit 한빛, Chan 찬, Solbi 솔비, "
        "Barom 바롬, Miru 미루, Daon 다온"
    ),
    "ko",
    family_first=True,
    joint="",
)

JAPANESE = Names(
    pairs(
        "Yamakawa 山川 やまかわ, Morino 森野 もりの, Hoshida 星田 ほしだ, Kawabe 川辺 かわべ, Tsukimi 月見 つきみ, "
        "Minamoto 湊本 みなもと, Hanaoka 花岡 はなおか, Asahina 朝比奈 あさひな"
    ),
    pairs("Hikari 光 ひかり, Midori 緑 みどり, Kaede 楓 かえで, Shizuku 雫 しずく, Tsubasa 翼 つばさ"),
    pairs("Itsuki 樹 いつき, Minato 湊 みなと, Hayate 颯 はやて, Riku 陸 りく, Makoto 誠 まこと"),
    "en",
    family_first=True,
)

CHINESE = Names(
    pairs(
        "Wang 王, Li 李, Liu 刘, Chen 陈, Yang 杨, Zhao 赵, Huang 黄, Zhou 周, Wu 吴, Xu 徐, Sun 孙, Guo 郭"
    ),
    pairs("Mingyue 明月, Chenxi 晨曦, Lanting 兰亭, Ruixue 瑞雪, Qiushui 秋水, Yunzhu 云竹"),
    pairs("Qingshan 青山, Yunfan 云帆, Xinghe 星河, Haichuan 海川, Songbai 松柏, Chunlin 春林"),
    "en",
    family_first=True,
    joint="",
)

KYRGYZ = Names(
    pairs(
        "Ashuuev Ашууев, Jailoev Жайлоев, Kenchiev Кенчиев, Bulakbaev Булакбаев, Toolukov Тоолуков, "
        "Archabekov Арчабеков, Shamalov Шамалов, Koldobaev Көлдөбаев"
    ),
    pairs("Aizada Айзада, Begimai Бегимай, Cholpon Чолпон, Meerim Мээрим, Nurzat Нурзат, Elnura Элнура"),
    pairs("Aibek Айбек, Bakyt Бакыт, Nurbek Нурбек, Azamat Азамат, Emil Эмил, Talant Талант"),
    "ru",
    ending=("a", "а"),
)

UZBEK = Names(
    pairs(
        "Bogbonov Bogʻbonov, Daryoev Daryoyev, Quyoshov Quyoshov, Lolaev Lolayev, Chinorov Chinorov, Bulutov Bulutov"
    ),
    pairs("Dilnoza Dilnoza, Malika Malika, Nodira Nodira, Zilola Zilola, Sevara Sevara, Gulchehra Gulchehra"),
    pairs(
        "Sherzod Sherzod, Otabek Otabek, Jahongir Jahongir, Sardor Sardor, Bekzod Bekzod, Ulugbek Ulugʻbek"
    ),
    "ru",
    ending=("a", "a"),
)

AMERICAN = Names(
    pairs("Fieldstone, Brookhaven, Ashgrove, Maplewood, Northfield, Riverton, Lakeworth"),
    pairs("Casey, Avery, Quinn, Harper"),
    pairs("Jordan, Morgan, Riley, Rowan"),
    "en",
)

FILIPINO = Names(
    pairs("Bituin, Dagat, Bundok, Ilog, Ulap, Halimbawa"),
    pairs("Ligaya, Tala, Amihan, Althea"),
    pairs("Bayani, Makisig, Datu, Crisanto"),
    "en",
)

# Which namings a country draws from, and in what shares.
OF_COUNTRY: dict[str, tuple[tuple[Names, int], ...]] = {
    "KZ": ((KAZAKH, 60), (KORYO, 28), (RUSSIAN, 12)),
    "KR": ((KOREAN, 1),),
    "UZ": ((UZBEK, 7), (KORYO, 3)),
    "CN": ((CHINESE, 1),),
    "RU": ((RUSSIAN, 8), (KORYO, 2)),
    "JP": ((JAPANESE, 1),),
    "KG": ((KYRGYZ, 1),),
    "US": ((AMERICAN, 1),),
    "PH": ((FILIPINO, 1),),
}

# The thirty from other countries, one by one: country, given name, family name, native.
OTHERS: tuple[tuple[str, str, str, str], ...] = (
    ("AE", "Layla", "Mithal", "ليلى مثال"),
    ("AE", "Salem", "Namudhaj", "سالم نموذج"),
    ("AM", "Ani", "Orinakyan", "Անի Օրինակյան"),
    ("AU", "Robin", "Sampleford", ""),
    ("AZ", "Nigar", "Numunali", "Nigar Nümunəli"),
    ("AZ", "Elchin", "Ornekov", "Elçin Örnəkov"),
    ("CA", "Devon", "Placewood", ""),
    ("DE", "Lena", "Musterberg", ""),
    ("DE", "Jonas", "Beispiel", ""),
    ("DE", "Katrin", "Vorlage", ""),
    ("FR", "Camille", "Dexemple", ""),
    ("FR", "Théo", "Modelin", ""),
    ("GB", "Rowena", "Templeton-Sample", ""),
    ("GB", "Alfie", "Mockford", ""),
    ("GE", "Nino", "Nimushadze", "ნინო ნიმუშაძე"),
    ("ID", "Bayu", "Contoh", ""),
    ("IN", "Asha", "Udaharan", "आशा उदाहरण"),
    ("IN", "Dev", "Namoona", "देव नमूना"),
    ("MN", "Saran", "Jishee", "Саран Жишээ"),
    ("MN", "Tulga", "Zagvar", "Тулга Загвар"),
    ("MY", "Aisyah", "Misalan", ""),
    ("MY", "Hafiz", "Contohan", ""),
    ("PL", "Zofia", "Przykładna", ""),
    ("SG", "Wei Ling", "Tan-Sample", "陈慧玲"),
    ("SG", "Arjun", "Specimen", ""),
    ("TH", "Malee", "Tuayang", "มาลี ตัวอย่าง"),
    ("TJ", "Farida", "Namunaeva", "Фарида Намунаева"),
    ("TR", "Deniz", "Örnek", ""),
    ("TR", "Ece", "Numune", ""),
    ("VN", "Minh", "Vi Du", "Ví Dụ Minh"),
)
