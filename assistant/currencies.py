"""The units that money is counted in, as English news writes them: of the currencies that ISO 4217 lists as in use.

Left out are those that are first of all another word after a number ("three won", "two marks", "ten soles", "a real").
"""

from __future__ import annotations

_UNITS = """
    dollar dollars; euro euros; pound pounds; yen; crown crowns krona kronor krone kroner koruna korunas króna krónur;
    rouble roubles ruble rubles; yuan renminbi; rupee rupees; franc francs; peso pesos; dinar dinars; dirham dirhams;
    rial rials riyal riyals; lira liras lire; shekel shekels; rand rands; reais; zloty zlotys; forint forints; lei leu;
    leva lev; lek lekë; hryvnia hryvnias; tenge; lari; dram drams; manat manats; denar denars; baht; dong; ringgit;
    rupiah rupiahs; taka takas; tugrik tugriks; kyat kyats; kip kips; riel riels; afghani afghanis; naira nairas;
    cedi cedis; shilling shillings; kwacha kwachas; kwanza kwanzas; birr; nakfa; dalasi dalasis; leones; metical
    meticals; ariary; gourde gourdes; guilder guilders; florin florins; quetzal quetzals; lempira lempiras; colón colóns
    colones; córdoba córdobas; balboa balboas; boliviano bolivianos; bolívar bolívars; guarani guaranis; escudo escudos;
    pataca patacas; kina; tala; vatu; ouguiya ouguiyas; ngultrum ngultrums; rufiyaa; somoni; dobra dobras; pula
"""
_SIGNS = {"dollar": "$", "euro": "€", "pound": "£", "yen": "¥"}
UNITS: dict[str, str] = {
    word: _SIGNS.get(words[0], words[0]) for line in _UNITS.split(";") for words in [line.split()] for word in words
}
"""Each word and what stands for its unit: a sign where it has one, else the first of its forms."""
MONEY = frozenset(UNITS.values())
