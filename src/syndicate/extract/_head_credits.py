"""Credits of scripts without spaces between a role and a name: "取材・文、撮影・山田太郎", "글 김민수 사진 박지영"."""

from __future__ import annotations

from typing import Final

import regex

MAX_CREDITS = 120
"""Characters; a longer line is no line of credits."""

_WRITERS: Final = "取材|文字|文|執筆|構成|聞き手|作者|撰文|采写|採訪|采访|글|취재"
_OTHERS: Final = "写真|撮影|編集|イラスト|摄影|攝影|图片|圖片|图|圖|编辑|編輯|사진|영상|그림|그래픽|편집"
_JOINTS: Final = "[・·、,，/／&＆]"
# A role that a name follows, or roles together; a name is of one script, a Japanese one perhaps in two parts.
_CREDIT: Final = regex.compile(
    rf"(?P<roles>(?:{_WRITERS}|{_OTHERS})(?:{_JOINTS}\s?(?:{_WRITERS}|{_OTHERS})){{0,3}})"
    r"\s?[・·:：/／=＝\s]\s?"
    rf"(?P<name>(?!(?:{_WRITERS}|{_OTHERS}){_JOINTS})"
    rf"(?:\p{{Hangul}}{{2,4}}|[\p{{Han}}\p{{Hiragana}}\p{{Katakana}}ー]{{1,8}}"
    rf"(?:\s(?!{_WRITERS}|{_OTHERS})[\p{{Han}}\p{{Hiragana}}\p{{Katakana}}ー]{{1,6}})?))"
    r"(?:\s?(?:기자|記者|记者))?(?:[\s、,，;；|｜]{1,3}|$)"
)
_WRITER = regex.compile(_WRITERS)
_BRACKETS = " ()（）[]［］【】"


def credited_writers(line: str) -> list[str] | None:
    """Return who wrote by a line of several credits or roles; None where the line is none, or names no writer."""
    bare = line.strip(_BRACKETS)
    if len(line) > MAX_CREDITS:
        return None
    at, found, roles = 0, [], 0
    while at < len(bare):
        credit = _CREDIT.match(bare, at)
        if credit is None:
            return None
        named = regex.split(_JOINTS, credit["roles"])
        roles += len(named)
        if any(_WRITER.fullmatch(role.strip()) for role in named):
            found.append(credit["name"].replace(" ", ""))
        at = credit.end()
    return found if found and roles > 1 else None
