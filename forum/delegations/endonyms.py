"""What countries call themselves where that is none of the names we show, and what people say for short.

From CLDR's names in each country's official languages; Babel could say them too, but would keep a
hundred languages in memory for it. Several names have a bar between them.
"""

# fmt: off
ENDONYMS: dict[str, str] = {
    "AE": "الإمارات العربية المتحدة|UAE", "AF": "افغانستان", "AL": "Shqipëri", "AM": "Հայաստան",
    "AT": "Österreich", "AX": "Åland", "AZ": "Azərbaycan|Азәрбајҹан",
    "BA": "Босна и Херцеговина|Bosna i Hercegovina", "BD": "বাংলাদেশ", "BE": "België|Belgique|Belgien",
    "BG": "България", "BH": "البحرين", "BI": "Uburundi", "BJ": "Bénin", "BL": "Saint-Barthélemy",
    "BN": "بروني", "BQ": "Caribisch Nederland", "BR": "Brasil", "BT": "འབྲུག", "CD": "Congo-Kinshasa",
    "CF": "Ködörösêse tî Bêafrîka|République centrafricaine", "CG": "Congo-Brazzaville",
    "CH": "Schweiz|Schwiiz|Suisse|Swiss", "CI": "Ivory Coast", "CM": "Cameroun", "CV": "Cabo Verde",
    "CW": "Kòrsou", "CY": "Κύπρος|Kıbrıs", "CZ": "Česko|Czech Republic", "DE": "Deutschland",
    "DJ": "جيبوتي", "DK": "Danmark", "DO": "República Dominicana", "DZ": "الجزائر|Algérie",
    "EE": "Eesti", "EG": "مصر", "EH": "الصحراء الغربية", "ER": "ኤርትራ|إريتريا", "ES": "España",
    "ET": "ኢትዮጵያ", "FI": "Suomi", "FO": "Føroyar", "GB": "UK|Great Britain|England", "GE": "საქართველო",
    "GF": "Guyane française", "GL": "Kalaallit Nunaat", "GN": "Guinée",
    "GQ": "Guinea Ecuatorial|Guinée équatoriale|Guiné Equatorial", "GR": "Ελλάδα", "GW": "Guiné-Bissau",
    "HK": "中國香港特別行政區", "HR": "Hrvatska", "HT": "Haïti", "HU": "Magyarország", "IE": "Éire",
    "IL": "ישראל|إسرائيل", "IM": "Ellan Vannin", "IN": "भारत", "IQ": "العراق", "IR": "ایران",
    "IS": "Ísland", "IT": "Italia", "JO": "الأردن", "KH": "កម្ពុជា", "KM": "جزر القمر",
    "KR": "한국|Korea", "KW": "الكويت", "LA": "ລາວ", "LB": "لبنان", "LI": "Liächteschtäi",
    "LK": "ශ්‍රී ලංකාව|இலங்கை", "LT": "Lietuva", "LU": "Lëtzebuerg|Luxemburg", "LV": "Latvija",
    "LY": "ليبيا", "MA": "المغرب|Maroc|Meṛṛuk", "MD": "Republica Moldova", "ME": "Crna Gora",
    "MF": "Saint-Martin", "MG": "Madagasikara", "MK": "Северна Македонија", "MM": "မြန်မာ|Burma",
    "MN": "Монгол", "MO": "中國澳門特別行政區|Macau, RAE da China", "MR": "موريتانيا", "MU": "Maurice",
    "MV": "ދިވެހި ރާއްޖެ", "MX": "México", "MZ": "Moçambique", "NC": "Nouvelle-Calédonie",
    "NG": "Nàìjíríà", "NL": "Nederland|Holland", "NO": "Norge|Noreg", "NP": "नेपाल", "NZ": "Aotearoa",
    "OM": "عُمان", "PA": "Panamá", "PE": "Perú", "PF": "Polynésie française", "PG": "Papua Niugini",
    "PK": "پاکستان", "PL": "Polska", "PM": "Saint-Pierre-et-Miquelon", "PS": "الأراضي الفلسطينية",
    "PY": "Paraguai", "QA": "قطر", "RE": "La Réunion", "RO": "România", "RS": "Srbija|Србија",
    "RW": "U Rwanda", "SA": "المملكة العربية السعودية", "SD": "السودان", "SE": "Sverige",
    "SI": "Slovenija", "SJ": "Svalbard og Jan Mayen", "SK": "Slovensko", "SN": "Senegaal|Sénégal",
    "SO": "Soomaaliya|الصومال", "ST": "São Tomé e Príncipe", "SX": "Sint-Maarten", "SY": "سوريا",
    "SZ": "eSwatini", "TD": "تشاد|Tchad", "TH": "ไทย", "TJ": "Тоҷикистон", "TM": "Türkmenistan",
    "TN": "تونس|Tunisie", "TR": "Turkey", "TW": "台灣", "UA": "Україна", "US": "USA|America",
    "UZ": "Ўзбекистон", "VA": "Città del Vaticano", "VN": "Việt Nam", "WF": "Wallis-et-Futuna",
    "YE": "اليمن",
}
# fmt: on
