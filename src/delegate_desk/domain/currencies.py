"""Currencies whose minor unit is not the hundredth, by ISO 4217."""

from collections.abc import Mapping

MINOR_UNITS: Mapping[str, int] = (
    dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0)
    | dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3)
    | dict.fromkeys("CLF UYW".split(), 4)
)
"""Places after the decimal point, where they are not 2."""
