"""Names of what is derived, in five languages; local majority first where two toponyms differ."""

COUNTRIES = {
    "XKX": ("kosovo", "Kosovo*", "Kosovo*", "Kosovo*", "Косово*", "Kosova*"),
    "SRB": ("serbia", "Serbia", "Serbie", "Srbija", "Србија", "Serbia"),
    "ALB": ("albania", "Albania", "Albanie", "Albanija", "Албанија", "Shqipëria"),
    "MNE": ("montenegro", "Montenegro", "Monténégro", "Crna Gora", "Црна Гора", "Mali i Zi"),
    "MKD": (
        "north-macedonia",
        "North Macedonia",
        "Macédoine du Nord",
        "Severna Makedonija",
        "Северна Македонија",
        "Maqedonia e Veriut",
    ),
    "BIH": (
        "bosnia-and-herzegovina",
        "Bosnia and Herzegovina",
        "Bosnie-Herzégovine",
        "Bosna i Hercegovina",
        "Босна и Херцеговина",
        "Bosnja dhe Hercegovina",
    ),
    "BGR": ("bulgaria", "Bulgaria", "Bulgarie", "Bugarska", "Бугарска", "Bullgaria"),
    "ROU": ("romania", "Romania", "Roumanie", "Rumunija", "Румунија", "Rumania"),
    "HRV": ("croatia", "Croatia", "Croatie", "Hrvatska", "Хрватска", "Kroacia"),
    "GRC": ("greece", "Greece", "Grèce", "Grčka", "Грчка", "Greqia"),
}
"""Id, then English, French, Serbian (Latin, Cyrillic), Albanian."""

NORTHERN = {
    "Leposavić": (
        "leposavic",
        "Leposavić/Leposaviq",
        "Leposavić",
        "Leposavić",
        "Лепосавић",
        "Leposaviq",
    ),
    "Zvečan": ("zvecan", "Zvečan/Zveçan", "Zvečan", "Zvečan", "Звечан", "Zveçan"),
    "Zubin Potok": (
        "zubin-potok",
        "Zubin Potok",
        "Zubin Potok",
        "Zubin Potok",
        "Зубин Поток",
        "Zubin Potok",
    ),
    "North Mitrovica": (
        "north-mitrovica",
        "North Mitrovica",
        "Mitrovica-Nord",
        "Severna Mitrovica",
        "Северна Митровица",
        "Mitrovica e Veriut",
    ),
}
"""By Natural Earth's name of the unit, the same columns."""

NEIGHBOURING = {
    "Kosovska Mitrovica": (
        "south-mitrovica",
        "South Mitrovica",
        "Mitrovica-Sud",
        "Južna Mitrovica",
        "Јужна Митровица",
        "Mitrovica e Jugut",
    ),
    "Vučitrn": ("vushtrri", "Vushtrri/Vučitrn", "Vushtrri", "Vučitrn", "Вучитрн", "Vushtrri"),
    "Srbica": ("skenderaj", "Skenderaj/Srbica", "Skenderaj", "Srbica", "Србица", "Skenderaj"),
    "Podujevo": (
        "podujevo",
        "Podujevë/Podujevo",
        "Podujevo",
        "Podujevo",
        "Подујево",
        "Podujevë",
    ),
    "Istok": ("istog", "Istog/Istok", "Istog", "Istok", "Исток", "Istog"),
}

LINE_SUMMARY = {
    "en": "Administrative boundary line (EU and KFOR wording), border (Kosovo, United States), "
    "administrative line (Serbia); status disputed. North of Leposavić the two governments’ own "
    "files differ by up to 1.2 km.",
    "fr": "Ligne de démarcation administrative (termes de l’UE et de la KFOR), frontière (Kosovo, "
    "États-Unis), ligne administrative (Serbie) ; statut contesté. Au nord de Leposavić, les "
    "fichiers des deux gouvernements divergent jusqu’à 1,2 km.",
    "sr-Latn": "Administrativna granična linija (izraz EU i Kfora), granica (Kosovo, SAD), "
    "administrativna linija (Srbija); status sporan. Severno od Leposavića podaci dveju vlada se "
    "razlikuju do 1,2 km.",
    "sr-Cyrl": "Административна гранична линија (израз ЕУ и Кфора), граница (Косово, САД), "
    "административна линија (Србија); статус споран. Северно од Лепосавића подаци двеју влада се "
    "разликују до 1,2 км.",
    "sq": "Vijë kufitare administrative (shprehje e BE-së dhe e KFOR-it), kufi (Kosova, SHBA-të), "
    "vijë administrative (Serbia); status i kontestuar. Në veri të Leposaviqit skedarët e dy "
    "qeverive ndryshojnë deri në 1,2 km.",
}

STRIP_SUMMARY = {
    "en": "KFOR (December 2022): Serbian forces inform KFOR only when they come closer to the line "
    "than 1,000 m.",
    "fr": "KFOR (décembre 2022) : les forces serbes n’informent la KFOR que lorsqu’elles "
    "approchent à moins de 1 000 m de la ligne.",
    "sr-Latn": "Kfor (decembar 2022): snage Srbije obaveštavaju Kfor samo kada priđu liniji bliže "
    "od 1.000 m.",
    "sr-Cyrl": "Кфор (децембар 2022): снаге Србије обавештавају Кфор само када приђу линији ближе "
    "од 1.000 м.",
    "sq": "KFOR (dhjetor 2022): forcat serbe e njoftojnë KFOR-in vetëm kur i afrohen vijës më pak "
    "se 1.000 m.",
}

SCHEMATIC_SUMMARY = {
    "en": "Schematic: own drawing, not surveyed; about {area} km².",
    "fr": "Schématique : dessin propre, non levé ; environ {area} km².",
    "sr-Latn": "Šematski: sopstveni crtež, nije premereno; oko {area} km².",
    "sr-Cyrl": "Шематски: сопствени цртеж, није премерено; око {area} км².",
    "sq": "Skematike: vizatim vetjak, e pamatur; rreth {area} km².",
}
