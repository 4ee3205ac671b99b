"""The emoji that X counts as two, however many code points they have: those of Emoji 11.

The counter of twitter-text 3.1.0 finds emoji with twemoji-parser, which knows Emoji 11 (2018). A newer sequence is
counted by its parts, which is never less. Ranges: Unicode ``emoji-test.txt``, versions up to 11.0 (Unicode-3.0).
"""

from __future__ import annotations

import regex

# © ® ™ ♟ are emoji only with U+FE0F behind them.
_TEXT_BY_DEFAULT = "\u00a9\u00ae\u2122\u265f"
_SINGLE = (
    "\u203c\u2049\u2139\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u23cf\u23e9-\u23f3\u23f8-\u23fa\u24c2\u25aa\u25ab"
    "\u25b6\u25c0\u25fb-\u25fe\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u261d\u2620\u2622\u2623\u2626\u262a\u262e"
    "\u262f\u2638-\u263a\u2640\u2642\u2648-\u2653\u2660\u2663\u2665\u2666\u2668\u267b\u267f\u2692-\u2697\u2699"
    "\u269b\u269c\u26a0\u26a1\u26aa\u26ab\u26b0\u26b1\u26bd\u26be\u26c4\u26c5\u26c8\u26ce\u26cf\u26d1\u26d3\u26d4"
    "\u26e9\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2705\u2708-\u270d\u270f\u2712\u2714\u2716\u271d\u2721\u2728"
    "\u2733\u2734\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27a1\u27b0\u27bf\u2934\u2935"
    "\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299\U0001f004\U0001f0cf\U0001f170\U0001f171\U0001f17e"
    "\U0001f17f\U0001f18e\U0001f191-\U0001f19a\U0001f201\U0001f202\U0001f21a\U0001f22f\U0001f232-\U0001f23a\U0001f250"
    "\U0001f251\U0001f300-\U0001f321\U0001f324-\U0001f393\U0001f396\U0001f397\U0001f399-\U0001f39b"
    "\U0001f39e-\U0001f3f0\U0001f3f3-\U0001f3f5\U0001f3f7-\U0001f4fd\U0001f4ff-\U0001f53d\U0001f549-\U0001f54e"
    "\U0001f550-\U0001f567\U0001f56f\U0001f570\U0001f573-\U0001f57a\U0001f587\U0001f58a-\U0001f58d\U0001f590"
    "\U0001f595\U0001f596\U0001f5a4\U0001f5a5\U0001f5a8\U0001f5b1\U0001f5b2\U0001f5bc\U0001f5c2-\U0001f5c4"
    "\U0001f5d1-\U0001f5d3\U0001f5dc-\U0001f5de\U0001f5e1\U0001f5e3\U0001f5e8\U0001f5ef\U0001f5f3\U0001f5fa-\U0001f64f"
    "\U0001f680-\U0001f6c5\U0001f6cb-\U0001f6d2\U0001f6e0-\U0001f6e5\U0001f6e9\U0001f6eb\U0001f6ec\U0001f6f0"
    "\U0001f6f3-\U0001f6f9\U0001f910-\U0001f93a\U0001f93c-\U0001f93e\U0001f940-\U0001f945\U0001f947-\U0001f970"
    "\U0001f973-\U0001f976\U0001f97a\U0001f97c-\U0001f9a2\U0001f9b0-\U0001f9b9\U0001f9c0-\U0001f9c2"
    "\U0001f9d0-\U0001f9ff"
)
_TONED = (  # take a skin tone
    "\u261d\u26f9\u270a-\u270d\U0001f385\U0001f3c2-\U0001f3c4\U0001f3c7\U0001f3ca-\U0001f3cc\U0001f442\U0001f443"
    "\U0001f446-\U0001f450\U0001f466-\U0001f469\U0001f46e\U0001f470-\U0001f478\U0001f47c\U0001f481-\U0001f483"
    "\U0001f485-\U0001f487\U0001f4aa\U0001f574\U0001f575\U0001f57a\U0001f590\U0001f595\U0001f596\U0001f645-\U0001f647"
    "\U0001f64b-\U0001f64f\U0001f6a3\U0001f6b4-\U0001f6b6\U0001f6c0\U0001f6cc\U0001f918-\U0001f91c\U0001f91e\U0001f91f"
    "\U0001f926\U0001f930-\U0001f939\U0001f93d\U0001f93e\U0001f9b5\U0001f9b6\U0001f9b8\U0001f9b9\U0001f9d1-\U0001f9dd"
)
# People whom ♀ or ♂ behind a joiner makes a woman or a man; the last four take no skin tone.
_GENDERED = "⛹🏃🏄🏊🏋🏌👮👱👳👷💁💂💆💇🕵🙅🙆🙇🙋🙍🙎🚣🚴🚵🚶🤦🤵🤷🤸🤹🤽🤾🦸🦹🧖🧗🧘🧙🧚🧛🧜🧝"
_GENDERED_UNTONED = "👯🤼🧞🧟"
_PROFESSIONS = "⚕⚖✈🌾🍳🎓🎤🎨🏫🏭💻💼🔧🔬🚀🚒🦰🦱🦲🦳"
_FLAGS = (  # regions, two letters each
    "ACADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCPCRCUCVCWCX"
    "CYCZDEDGDJDKDMDODZEAECEEEGEHERESETEUFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUICIDIEILIMINIO"
    "IQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNE"
    "NFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTATCTDTFTG"
    "THTJTKTLTMTNTOTRTTTVTWTZUAUGUMUNUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW"
)
_INDICATOR_A = 0x1F1E6
_TONE = "[\U0001f3fb-\U0001f3ff]"
_ZWJ = "\u200d"
_PERSON = "[\U0001f468\U0001f469]"
_CHILD = "[\U0001f466\U0001f467]"
_HEART = f"{_ZWJ}\u2764\ufe0f?{_ZWJ}"


def _flags() -> list[str]:
    pairs = (_FLAGS[at : at + 2] for at in range(0, len(_FLAGS), 2))
    return ["".join(chr(_INDICATOR_A + ord(letter) - ord("A")) for letter in pair) for pair in pairs]


_NATIONS = "\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074|\U000e0077\U000e006c\U000e0073"  # eng sct wls

EMOJI = regex.compile(
    "|".join(
        (
            r"[0-9#*]\ufe0f?\u20e3",
            r"\L<regions>",
            f"\U0001f3f4\U000e0067\U000e0062(?:{_NATIONS})\U000e007f",
            f"\U0001f441{_ZWJ}\U0001f5e8",
            f"\U0001f3f3\ufe0f?{_ZWJ}\U0001f308",
            f"\U0001f3f4{_ZWJ}\u2620\ufe0f?",
            f"{_PERSON}{_HEART}(?:\U0001f48b{_ZWJ})?\U0001f468",
            f"\U0001f469{_HEART}(?:\U0001f48b{_ZWJ})?\U0001f469",
            f"(?:\U0001f468{_ZWJ})?{_PERSON}{_ZWJ}\U0001f467{_ZWJ}{_CHILD}",
            f"(?:\U0001f468{_ZWJ})?{_PERSON}{_ZWJ}\U0001f466{_ZWJ}\U0001f466",
            f"(?:\U0001f468{_ZWJ})?{_PERSON}{_ZWJ}{_CHILD}",
            f"\U0001f469{_ZWJ}\U0001f469{_ZWJ}(?:\U0001f467{_ZWJ}{_CHILD}|\U0001f466{_ZWJ}\U0001f466|{_CHILD})",
            f"{_PERSON}{_TONE}?{_ZWJ}[{_PROFESSIONS}]\ufe0f?",
            f"[{_GENDERED}](?:\ufe0f|{_TONE})?{_ZWJ}[♀♂]\ufe0f?",
            f"[{_GENDERED_UNTONED}]{_ZWJ}[♀♂]\ufe0f?",
            f"[{_TONED}]{_TONE}",
            f"[{_TEXT_BY_DEFAULT}]\ufe0f",
            f"[{_SINGLE}](?:\ufe0f|(?!\ufe0e))",
        )
    ),
    regions=_flags(),
)
"""Matches one emoji of Emoji 11, the longest that begins there."""
