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
