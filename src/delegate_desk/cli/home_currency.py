"""The currency of a new plan: that of the owner's locale, else the euro."""

import locale
import os
import re
from collections.abc import Mapping
from contextlib import suppress

_TERRITORIES = """
AED AE|AFN AF|ALL AL|AMD AM|ANG CW SX|AOA AO|ARS AR|AUD AU CC CX HM KI NF NR TV|AWG AW|AZN AZ|BAM BA|BBD BB|BDT BD
BGN BG|BHD BH|BIF BI|BMD BM|BND BN|BOB BO|BRL BR|BSD BS|BTN BT|BWP BW|BYN BY|BZD BZ|CAD CA|CDF CD|CHF CH LI|CLP CL
CNY CN|COP CO|CRC CR|CUP CU|CVE CV|CZK CZ|DJF DJ|DKK DK FO GL|DOP DO|DZD DZ|EGP EG|ERN ER|ETB ET|FJD FJ|FKP FK
GBP GB GG IM JE GS|GEL GE|GHS GH|GIP GI|GMD GM|GNF GN|GTQ GT|GYD GY|HKD HK|HNL HN|HTG HT|HUF HU|IDR ID|ILS IL PS
INR IN|IQD IQ|IRR IR|ISK IS|JMD JM|JOD JO|JPY JP|KES KE|KGS KG|KHR KH|KMF KM|KPW KP|KRW KR|KWD KW|KYD KY|KZT KZ
LAK LA|LBP LB|LKR LK|LRD LR|LSL LS|LYD LY|MAD MA EH|MDL MD|MGA MG|MKD MK|MMK MM|MNT MN|MOP MO|MRU MR|MUR MU|MVR MV
MWK MW|MXN MX|MYR MY|MZN MZ|NAD NA|NGN NG|NIO NI|NOK NO BV SJ|NPR NP|NZD NZ CK NU PN TK|OMR OM|PAB PA|PEN PE|PGK PG
PHP PH|PKR PK|PLN PL|PYG PY|QAR QA|RON RO|RSD RS|RUB RU|RWF RW|SAR SA|SBD SB|SCR SC|SDG SD|SEK SE|SGD SG|SHP SH AC TA
SLE SL|SOS SO|SRD SR|SSP SS|STN ST|SYP SY|SZL SZ|THB TH|TJS TJ|TMT TM|TND TN|TOP TO|TRY TR|TTD TT|TWD TW|TZS TZ
UAH UA|UGX UG|USD US AS BQ EC FM GU IO MH MP PR PW SV TC TL UM VG VI|UYU UY|UZS UZ|VES VE|VND VN|VUV VU|WST WS
XAF CF CG CM GA GQ TD|XCD AG AI DM GD KN LC MS VC|XOF BF BJ CI GW ML NE SN TG|XPF NC PF WF|YER YE|ZAR ZA|ZMW ZM|ZWG ZW
"""
_FALLBACK = "EUR"
_VARIABLES = ("LC_ALL", "LC_MONETARY", "LANG")  # the first that is set says it, as POSIX wants
_NAME = re.compile(r"[a-z]{2,3}(?:_[A-Z][a-z]{3})?_(?P<territory>[A-Z]{2})(?![A-Z])")


def home_currency(environment: Mapping[str, str] = os.environ) -> str:
    """The ISO 4217 code of the locale's currency: as the system says it, else by the territory of its name."""
    return _of_system() or _of_territory(environment) or _FALLBACK


def _of_system() -> str:
    before = locale.setlocale(locale.LC_MONETARY)
    code = ""
    with suppress(locale.Error):  # a locale that is named but not installed
        locale.setlocale(locale.LC_MONETARY, "")
        code = str(locale.localeconv()["int_curr_symbol"]).strip()
    locale.setlocale(locale.LC_MONETARY, before)
    return code if re.fullmatch("[A-Z]{3}", code) else ""


def _of_territory(environment: Mapping[str, str]) -> str:
    name = next((environment[variable] for variable in _VARIABLES if environment.get(variable)), "")
    found = _NAME.match(name)
    if found is None:
        return ""
    lines = (line.split() for line in _TERRITORIES.replace("\n", "|").split("|") if line)
    return next((line[0] for line in lines if found["territory"] in line[1:]), "")
