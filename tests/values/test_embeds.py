from __future__ import annotations

import pytest
from lxml import html

from syndicate.values import embeds


def address(attributes: str) -> str | None:
    return embeds.image_address(html.fragment_fromstring(f"<img {attributes}>"), "https://news.example/a/")


@pytest.mark.parametrize(
    "source",
    [
        "/lazy_placeholder.gif",
        "/placeholder.png",
        "/csm_placeholder_white_a8a81.png",
        "/placeholder",
        "/Placeholder-48x48.JPG?x=1",
        "https://via.placeholder.com/336x280?text=x",
        "/lazyload-transparent-image-data.gif",
        "/blank_1x1.gif",
        "/1x1.trans.gif",
        "/1x1.png",
        "/blank.gif#x",
        "/site-loading.gif",
        "/spacer.svg",
        "/pixel.gif",
        "/blank",
        " data:image/gif;base64,x",
        "about:blank",
        "#",
    ],
)
def test_a_placeholder_is_no_picture(source: str) -> None:
    assert address(f'src="{source}" srcset="/real.jpg 2x"') == "https://news.example/real.jpg"
    assert address(f'src="{source}"') is None


@pytest.mark.parametrize(
    "source",
    [
        "/hair-1x1.jpg",
        "/lazyload/images/ferry.jpg",
        "/placeholder/ferry.jpg",
        "/ferry.jpg?lazyload=true&amp;placeholder=blur",
        "/ferry.jpg?next=/blank.gif",
        "/ferry.jpg#placeholder",
        "/pixel.jpg",
        "/google-pixel-phone.gif",
        "/how-to-lazyload.jpg",
        "/loading-the-ferry.jpg",
        "/blankets.gif",
        "/placeholders.png",
        "https://lazyload.example/ferry.gif",
        "https://placeholders.example/ferry.gif",
        "/ferry.jpg?x=" + "y" * embeds.LONGEST_ADDRESS + "placeholder",
    ],
)
def test_a_word_elsewhere_in_an_address_makes_no_placeholder(source: str) -> None:
    found = address(f'src="{source}" srcset="/other.jpg 2x"')
    assert found is not None
    assert found.endswith(source.replace("&amp;", "&"))


@pytest.mark.parametrize(
    ("srcset", "expected"),
    [
        ("/a.jpg 320w, /b.jpg 1600w, /c.jpg 1601w", "/b.jpg"),
        ("/a.jpg 1700w,/b.jpg 1601w", "/b.jpg"),
        ("/a.jpg, /b.jpg 2x", "/b.jpg"),
        ("/a,b.jpg 1x", "/a,b.jpg"),
        ("/a.jpg 00000320w, /b.jpg 000000640w", "/a.jpg"),
        ("", None),
    ],
)
def test_the_best_of_a_set(srcset: str, expected: str | None) -> None:
    assert embeds.best_candidate(srcset) == expected


@pytest.mark.parametrize(
    ("attributes", "pixel"),
    [
        ("width=1 height=1", True),
        ("width=0 height=1px", True),
        ("width=1 height=2", False),
        ("width=1", False),
        ("style='display: none'", True),
        ("style='width:1px;height:0px'", True),
        ("style='width:1px'", False),
        ("style='width:1px;height:10px'", False),
    ],
)
def test_pixels(attributes: str, pixel: bool) -> None:
    assert embeds.is_pixel(html.fragment_fromstring(f"<img {attributes}>")) is pixel
