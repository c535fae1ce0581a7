"""Which postal addresses can be delivered to, in China and abroad."""

import re

from guang.kernel.words import clean_line
from guang.people.accounts import BadField
from guang.people.addresses.types import Place

MOST = 20
"""Addresses one person keeps."""
LENGTHS = {"name": (1, 60), "region": (0, 60), "city": (1, 60), "district": (0, 60), "street": (1, 200)}

_CODES = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
    GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO
    JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR
    MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO
    RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV
    TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"""
COUNTRIES = frozenset(_CODES.split())
"""Source: ISO 3166-1 alpha-2, officially assigned codes."""

_PROVINCES = """
    北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北
    湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门"""
PROVINCES = frozenset(_PROVINCES.split())
_PROVINCES_IN_LATIN = """
    beijing tianjin shanghai chongqing hebei shanxi liaoning jilin heilongjiang jiangsu zhejiang anhui fujian jiangxi
    shandong henan hubei hunan guangdong hainan sichuan guizhou yunnan shaanxi gansu qinghai taiwan innermongolia
    guangxi tibet xizang ningxia xinjiang hongkong macau macao"""
PROVINCES_IN_LATIN = frozenset(_PROVINCES_IN_LATIN.split())
"""Source: the 34 provincial divisions, GB/T 2260; Latin letters as English-speaking residents write them."""

UNDIVIDED = frozenset({"东莞", "中山", "儋州", "嘉峪关", "Dongguan", "Zhongshan", "Danzhou", "Jiayuguan"})
"""The four prefecture-level cities of China without districts."""

POSTCODES = {
    "AT": r"\d{4}", "AU": r"\d{4}", "BE": r"\d{4}", "BR": r"\d{5}-?\d{3}", "CA": r"[A-Z]\d[A-Z] ?\d[A-Z]\d",
    "CH": r"\d{4}", "CN": r"\d{6}", "CZ": r"\d{3} ?\d{2}", "DE": r"\d{5}", "DK": r"\d{4}", "ES": r"\d{5}",
    "FI": r"\d{5}", "FR": r"\d{5}", "GB": r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", "ID": r"\d{5}", "IN": r"\d{6}",
    "IT": r"\d{5}", "JP": r"\d{3}-?\d{4}", "KR": r"\d{5}", "MX": r"\d{5}", "MY": r"\d{5}", "NL": r"\d{4} ?[A-Z]{2}",
    "NO": r"\d{4}", "NZ": r"\d{4}", "PH": r"\d{4}", "PL": r"\d{2}-?\d{3}", "PT": r"\d{4}-?\d{3}", "RU": r"\d{6}",
    "SE": r"\d{3} ?\d{2}", "SG": r"\d{6}", "TH": r"\d{5}", "TR": r"\d{5}", "US": r"\d{5}(?:-\d{4})?", "VN": r"\d{5,6}",
}  # fmt: skip
"""Source: Universal Postal Union addressing sheets."""
_OPTIONAL_POSTCODE = frozenset({"CN"})
_CHINESE_PHONE = re.compile(r"(?:\+?86)?(1[3-9]\d{9}|0\d{9,11})")
_PHONE = re.compile(r"\+?\d{6,15}")  # ITU-T E.164: at most 15 digits


def clean_place(place: Place) -> Place:
    """The same address with spaces collapsed, codes in upper case and the phone number without punctuation.

    Raises:
        BadField, BadText: the first field that does not hold, with the reason.
    """
    country = place.country.strip().upper()
    if country not in COUNTRIES:
        raise BadField(field="country", reason="unknown")
    texts = {
        field: clean_line(getattr(place, field), field=field, least=least, most=most)
        for field, (least, most) in LENGTHS.items()
    }
    if country == "CN":
        _check_chinese(texts)
    phone, postcode = _clean_phone(place.phone, country), _clean_postcode(place.postcode, country)
    return Place(**texts, country=country, phone=phone, postcode=postcode)


def dialled(phone: str, country: str) -> str:
    """A telephone number as one dials it from anywhere."""
    return f"+86{phone.lstrip('0')}" if country == "CN" else phone


def province_of(region: str) -> str | None:
    """The provincial division a region names (浙江 for 浙江省), or nothing if it names none."""
    bare = re.sub(r"(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市)$", "", region)
    latin = re.sub(r"[^a-z]", "", region.lower())
    latin = re.sub(r"(?:province|municipality|autonomousregion|sar)$", "", latin)
    if bare in PROVINCES:
        return bare
    return latin if latin in PROVINCES_IN_LATIN else None


def _check_chinese(texts: dict[str, str]) -> None:
    if province_of(texts["region"]) is None:
        raise BadField(field="region", reason="unknown_province")
    if not texts["district"] and texts["city"].removesuffix("市") not in UNDIVIDED:
        raise BadField(field="district", reason="required")


def _clean_phone(text: str, country: str) -> str:
    digits = re.sub(r"[\s().-]", "", text)
    if country == "CN":
        match = _CHINESE_PHONE.fullmatch(digits)
        if not match:
            raise BadField(field="phone", reason="malformed")
        return match.group(1)
    if not _PHONE.fullmatch(digits):
        raise BadField(field="phone", reason="malformed")
    return digits


def _clean_postcode(text: str, country: str) -> str:
    postcode = " ".join(text.upper().split())
    shape = POSTCODES.get(country)
    if not postcode and (shape is None or country in _OPTIONAL_POSTCODE):
        return ""
    if not re.fullmatch(shape or r"[A-Z0-9][A-Z0-9 -]{0,11}", postcode, re.ASCII):
        raise BadField(field="postcode", reason="malformed")
    return postcode
