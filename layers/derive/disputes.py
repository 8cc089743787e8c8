"""Say who sees the base geometry differently, in five languages."""

LINE_DISPUTE = {
    "en": "Serbia: administrative line; Kosovo and the United States: border; European Union and "
    "KFOR: administrative boundary line. The two governments’ published boundary files differ by "
    "up to 1.2 km at 43.244–43.254° N, 20.78–20.79° E, and by up to 0.7 km at 43.267–43.273° N, "
    "20.81° E.",
    "fr": "Serbie : ligne administrative ; Kosovo et États-Unis : frontière ; Union européenne et "
    "KFOR : ligne de démarcation administrative. Les fichiers de limites publiés par les deux "
    "gouvernements divergent jusqu’à 1,2 km par 43,244–43,254° N, 20,78–20,79° E, et jusqu’à 0,7 "
    "km par 43,267–43,273° N, 20,81° E.",
    "sr-Latn": "Srbija: administrativna linija; Kosovo i SAD: granica; Evropska unija i Kfor: "
    "administrativna granična linija. Podaci o liniji koje objavljuju dve vlade razlikuju se do "
    "1,2 km na 43,244–43,254° s. g. š., 20,78–20,79° i. g. d., i do 0,7 km na 43,267–43,273° s. g. "
    "š., 20,81° i. g. d.",
    "sr-Cyrl": "Србија: административна линија; Косово и САД: граница; Европска унија и Кфор: "
    "административна гранична линија. Подаци о линији које објављују две владе разликују се до 1,2 "
    "км на 43,244–43,254° с. г. ш., 20,78–20,79° и. г. д., и до 0,7 км на 43,267–43,273° с. г. ш., "
    "20,81° и. г. д.",
    "sq": "Serbia: vijë administrative; Kosova dhe SHBA-të: kufi; Bashkimi Evropian dhe KFOR-i: "
    "vijë kufitare administrative. Skedarët e vijës që botojnë dy qeveritë ndryshojnë deri në 1,2 "
    "km në 43,244–43,254° V, 20,78–20,79° L, dhe deri në 0,7 km në 43,267–43,273° V, 20,81° L.",
}

UNIT_DISPUTES = {
    "Zvečan": {
        "en": "Published areas differ: 123 km² (Geohive), 122 km² (Wikipedia), 104 km² (OSCE, "
        "2006). As drawn here: {area} km².",
        "fr": "Les superficies publiées diffèrent : 123 km² (Geohive), 122 km² (Wikipédia), 104 "
        "km² (OSCE, 2006). Telle que dessinée ici : {area} km².",
        "sr-Latn": "Objavljene površine se razlikuju: 123 km² (Geohive), 122 km² (Vikipedija), 104 "
        "km² (OEBS, 2006). Kako je ovde nacrtano: {area} km².",
        "sr-Cyrl": "Објављене површине се разликују: 123 км² (Џиохајв), 122 км² (Википедија), 104 "
        "км² (ОЕБС, 2006). Како је овде нацртано: {area} км².",
        "sq": "Sipërfaqet e botuara ndryshojnë: 123 km² (Geohive), 122 km² (Wikipedia), 104 km² "
        "(OSBE, 2006). Siç është vizatuar këtu: {area} km².",
    },
    "Zubin Potok": {
        "en": "Published areas differ: 333 km² (Geohive), 335 km² (Wikipedia). As drawn here: "
        "{area} km².",
        "fr": "Les superficies publiées diffèrent : 333 km² (Geohive), 335 km² (Wikipédia). Telle "
        "que dessinée ici : {area} km².",
        "sr-Latn": "Objavljene površine se razlikuju: 333 km² (Geohive), 335 km² (Vikipedija). "
        "Kako je ovde nacrtano: {area} km².",
        "sr-Cyrl": "Објављене површине се разликују: 333 км² (Џиохајв), 335 км² (Википедија). Како "
        "је овде нацртано: {area} км².",
        "sq": "Sipërfaqet e botuara ndryshojnë: 333 km² (Geohive), 335 km² (Wikipedia). Siç është "
        "vizatuar këtu: {area} km².",
    },
    "North Mitrovica": {
        "en": "Published areas differ: 11 km² (Wikipedia, after the boundary law), 5 km² "
        "(Geohive). As drawn here: {area} km².",
        "fr": "Les superficies publiées diffèrent : 11 km² (Wikipédia, d’après la loi sur les "
        "limites des communes), 5 km² (Geohive). Telle que dessinée ici : {area} km².",
        "sr-Latn": "Objavljene površine se razlikuju: 11 km² (Vikipedija, prema zakonu o granicama "
        "opština), 5 km² (Geohive). Kako je ovde nacrtano: {area} km².",
        "sr-Cyrl": "Објављене површине се разликују: 11 км² (Википедија, према закону о границама "
        "општина), 5 км² (Џиохајв). Како је овде нацртано: {area} км².",
        "sq": "Sipërfaqet e botuara ndryshojnë: 11 km² (Wikipedia, sipas ligjit për kufijtë e "
        "komunave), 5 km² (Geohive). Siç është vizatuar këtu: {area} km².",
    },
    "Istok": {
        "en": "Published area: about 454 km² (Wikipedia). As drawn here: {area} km².",
        "fr": "Superficie publiée : environ 454 km² (Wikipédia). Telle que dessinée ici : {area} "
        "km².",
        "sr-Latn": "Objavljena površina: oko 454 km² (Vikipedija). Kako je ovde nacrtano: {area} "
        "km².",
        "sr-Cyrl": "Објављена површина: око 454 км² (Википедија). Како је овде нацртано: {area} "
        "км².",
        "sq": "Sipërfaqja e botuar: rreth 454 km² (Wikipedia). Siç është vizatuar këtu: {area} "
        "km².",
    },
}
"""By Natural Earth's name, and by language; for the others no differing figure was found."""

_ZONE_DISPUTE = {
    "en": "Access: “no restriction” on equipment since 2001 in HINA’s words (S41); KFOR’s "
    "spokesman then said that anti-aircraft weapons stay banned (S41b). Published sizes differ: "
    "384 km long and about 1,920 km², which is 384 × 5 (N1), 382 km (TASS; Telegraf, S53b), 366 km "
    "of line (CIA), 352 km (Top Channel), about 400 km (RFE/RL). Computed from this geometry: "
    "{length} km of line, {area} km²; a strip along a winding line is smaller than its length "
    "times its width.",
    "fr": "Accès : « aucune restriction » sur le matériel depuis 2001, selon les termes de HINA "
    "(S41) ; le porte-parole de la KFOR a dit alors que les armes antiaériennes restaient "
    "interdites (S41b). Les dimensions publiées diffèrent : 384 km de long et environ 1 920 km², "
    "soit 384 × 5 (N1), 382 km (TASS ; Telegraf, S53b), 366 km de ligne (CIA), 352 km (Top "
    "Channel), environ 400 km (RFE/RL). Calculé à partir de la présente géométrie : {length} km de "
    "ligne, {area} km² ; une bande le long d’une ligne sinueuse est plus petite que le produit de "
    "sa longueur par sa largeur.",
    "sr-Latn": "Pristup: „bez ograničenja“ za opremu od 2001, prema rečima agencije Hina (S41); "
    "portparol Kfora je tada rekao da protivvazdušno oružje ostaje zabranjeno (S41b). Objavljene "
    "mere se razlikuju: dužina 384 km i oko 1.920 km², što je 384 × 5 (N1), 382 km (TASS; "
    "Telegraf, S53b), 366 km linije (CIA), 352 km (Top čenel), oko 400 km (RSE). Izračunato iz ove "
    "geometrije: {length} km linije, {area} km²; pojas duž vijugave linije manji je od proizvoda "
    "svoje dužine i širine.",
    "sr-Cyrl": "Приступ: „без ограничења“ за опрему од 2001, према речима агенције Хина (S41); "
    "портпарол Кфора је тада рекао да противваздушно оружје остаје забрањено (S41b). Објављене "
    "мере се разликују: дужина 384 км и око 1.920 км², што је 384 × 5 (Н1), 382 км (ТАСС; "
    "Телеграф, S53b), 366 км линије (ЦИА), 352 км (Топ ченел), око 400 км (РСЕ). Израчунато из ове "
    "геометрије: {length} км линије, {area} км²; појас дуж вијугаве линије мањи је од производа "
    "своје дужине и ширине.",
    "sq": "Qasja: «pa kufizim» për pajisjet që nga viti 2001, sipas fjalëve të HINA-s (S41); "
    "zëdhënësi i KFOR-it tha atëherë se armët kundërajrore mbeten të ndaluara (S41b). Madhësitë e "
    "botuara ndryshojnë: 384 km gjatësi dhe rreth 1.920 km², që është 384 × 5 (N1), 382 km (TASS; "
    "Telegraf, S53b), 366 km vijë (CIA), 352 km (Top Channel), rreth 400 km (REL). Llogaritur nga "
    "kjo gjeometri: {length} km vijë, {area} km²; një brez përgjatë një vije gjarpëruese është më "
    "i vogël se gjatësia e tij herë gjerësia.",
}
_THOUSANDS = {"en": ",", "fr": " "}
"""Between groups of digits; a point in the other languages."""


def describe_zone_dispute(*, length_km: float, area_km2: float) -> dict[str, str]:
    """Describe how the published sizes of the Ground Safety Zone differ.

    Parameters
    ----------
    length_km, area_km2
        Of the line and the zone as drawn.

    Returns
    -------
    texts
        By language: the published figures, then these.
    """
    return {
        language: text.format(
            length=f"{length_km:.0f}",
            area=f"{area_km2:,.0f}".replace(",", _THOUSANDS.get(language, ".")),
        )
        for language, text in _ZONE_DISPUTE.items()
    }


def describe_unit_dispute(unit: str, *, area: str) -> dict[str, str]:
    """Describe how the published areas of a municipality differ; empty if none was found to.

    Parameters
    ----------
    unit
        Natural Earth's name.
    area
        Square kilometres as drawn, with a decimal point if any.
    """
    return {
        language: text.format(area=area if language == "en" else area.replace(".", ","))
        for language, text in UNIT_DISPUTES.get(unit, {}).items()
    }
