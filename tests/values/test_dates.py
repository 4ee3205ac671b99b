"""Stated dates: read from what programs and people write, resolved, compared and written for feeds."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime, parsedate_to_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.values.dates import is_local_form, precision, resolve, rfc822, rfc3339, same_day, stated

DAY = "2026-03-14"
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-03-14", "2026-03-14"),
        ("20260314", "2026-03-14"),
        ("2026-W11-6", "2026-03-14"),
        ("2026W116", "2026-03-14"),
        (" 2026-03-14\n", "2026-03-14"),
        ("2026-03-14T09:40", "2026-03-14T09:40"),
        ("2026-03-14 09:40", "2026-03-14T09:40"),
        ("2026-03-14T09:40:05", "2026-03-14T09:40:05"),
        ("2026-03-14T00:00:00", "2026-03-14T00:00:00"),
        ("2026-03-14T09:40:05.25", "2026-03-14T09:40:05.250000"),
        ("2026-03-14T09:40:05,25", "2026-03-14T09:40:05.250000"),
        ("2026-03-14T09:40Z", "2026-03-14T09:40:00+00:00"),
        ("2026-03-14t09:40z", "2026-03-14T09:40:00+00:00"),
        ("20260314T094000Z", "2026-03-14T09:40:00+00:00"),
        ("2026-03-14T09:40:00+01:00", "2026-03-14T09:40:00+01:00"),
        ("2026-03-14T09:40:00-0330", "2026-03-14T09:40:00-03:30"),
        ("2026-03-14 09:40:00 +0100", "2026-03-14T09:40:00+01:00"),
        ("2026-03-14T09:40:00.123456789+01:00[Europe/Berlin]", "2026-03-14T09:40:00.123456+01:00"),
        ("2026-03-14T24:00", "2026-03-15T00:00"),
        ("0987-03-14", "0987-03-14"),
        ("9999-12-31T23:59:59+00:00", "9999-12-31T23:59:59+00:00"),
        ("2026-03", None), ("2026-W11", None), ("2026", None), ("2026-02-30", None), ("2026-03-14T25:00", None), ("2026-03-14T09:61", None),
        ("0001-01-01", None), ("0001-01-01T00:00:00Z", None), ("1900-01-01", None), ("1970-01-01T00:00:00Z", None), ("1970-01-02", "1970-01-02"),
    ],
)  # fmt: skip
def test_iso_8601(text: str, said: str | None) -> None:
    assert stated(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sat, 14 Mar 2026 09:40:00 +0100", "2026-03-14T09:40:00+01:00"),
        ("14 Mar 2026 09:40 GMT", "2026-03-14T09:40:00+00:00"),
        ("Sat, 14 Mar 26 09:40:00 EST", "2026-03-14T09:40:00-05:00"),
        ("Sat, 14 Mar 98 09:40:00 PDT", "1998-03-14T09:40:00-07:00"),
        ("Sat, 14 Mar 2026 09:40:00 -0000", "2026-03-14T09:40:00+00:00"),
        ("Sat, 14 Mar 2026 09:40:60 UT", "2026-03-14T09:40:59+00:00"),
        ("Sat, 14 Mar 2026 09:40:00 CET", "2026-03-14T09:40:00+01:00"),
        ("Sat, 31 Feb 2026 09:40:00 GMT", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Tue Mar 03 2026 09:40:00 GMT+0100 (Central European Standard Time)", "2026-03-03T09:40:00+01:00"),
        ("Tue Mar  3 09:40:00 UTC 2026", "2026-03-03T09:40:00+00:00"),
    ],
)
def test_rfc_822_and_its_kin(text: str, said: str | None) -> None:
    assert stated(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "14 March 2026", "March 14, 2026", "14th March 2026", "Mar. 14, 2026", "Saturday 14 March 2026", "14-MAR-2026", "the 14th of March, 2026",
        "14 mars 2026", "le samedi 14 mars 2026", "14. März 2026", "14. Mrz. 2026", "14 de marzo de 2026", "14 marzo 2026", "14 de março de 2026", "14 maart 2026", "14 mrt. 2026",
        "14 mars 2026 kl", "14. marts 2026", "14. maaliskuuta 2026", "14 marca 2026", "14. března 2026", "14. marca 2026", "2026. március 14.", "14 martie 2026",
        "14 Mart 2026 Cumartesi", "14 марта 2026 г.", "14 березня 2026 р.", "14 март 2026 г.", "14 Μαρτίου 2026", "١٤ مارس ٢٠٢٦", "14 آذار 2026", "14 במרץ 2026", "14 मार्च 2026", "१४ मार्च २०२६",
        "2026年3月14日", "2026年3月14日（土）", "２０２６年３月１４日", "令和8年3月14日", "民國115年3月14日", "2026년 3월 14일", "2026. 3. 14.", "14 มีนาคม 2569", "14 มี.ค. 2569", "14 มี.ค. 69", "วันที่ 14 มีนาคม พ.ศ. 2569",
        "ngày 14 tháng 3 năm 2026", "14 tháng 3, 2026", "14 Maret 2026", "14 Mac 2026", "2026 m. kovo 14 d.", "2026. gada 14. marts", "14. ožujka 2026.", "14. märts 2026", "2026ko martxoaren 14a", "14 de març de 2026",
        "۲۳ اسفند ۱۴۰۴", "14/03/2026", "14.03.2026", "14.3.2026", "14-03-2026", "3/14/2026", "2026/03/14", "2026.03.14", "14 . 3 . 2026",
        "Published on 14 March 2026", "14 March 2026 | Culture", "March 14, 2026 | 5 min read", "Skagnes, 14 March 2026",
    ],
)  # fmt: skip
def test_written_days(text: str) -> None:
    assert stated(text) == DAY


def test_january_to_december_in_the_words_of_the_unicode_cldr() -> None:
    dates = pytest.importorskip("babel.dates")
    languages = (
        "en-fr-de-es-it-pt-nl-sv-nb-da-fi-pl-cs-sk-hu-ro-tr-ru-uk-bg-el-ar-he-hi-bn-ta-te-id-ms-sl-lt-lv-et-ca-gl-eu-is-sq-mk-be-ka-hy-"
        "az-kk-uz-sw-af-fil-hr-sr-bs-ja-zh-ko-vi-ur-gu-kn-ml-pa-mr-ne-km-lo-my-am-lb-cy-ga-eo"
    )
    wrong = {}
    for language in languages.split("-"):
        for month in range(1, 13):
            day = date(2026, month, 9)
            text = dates.format_date(day, "long", locale=language)
            if stated(text, [language]) != day.isoformat():
                wrong[language, month] = text
    assert wrong == {}


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("14 March 2026, 09:40", "09:40"), ("14 March 2026 at 9:40 AM", "09:40"), ("14 March 2026 9.40 pm", "21:40"), ("14 March 2026 9:40 p.m.", "21:40"), ("14 March 2026, 12:05 am", "00:05"),
        ("14 March 2026, 12:05 pm", "12:05"), ("9 AM, 14 March 2026", "09:00"), ("14 March 2026 14:40 pm", "14:40"), ("14 March 2026 09:40:05", "09:40:05"), ("14 mars 2026 à 18h20", "18:20"), ("14 mars 2026 à 9 h", "09:00"), ("14 mars 2026, 18 h 20", "18:20"),
        ("14 de março de 2026 às 9h40", "09:40"), ("14 de março de 2026 às 9h40min", "09:40"), ("14.03.2026 | 09:40 Uhr", "09:40"), ("14. März 2026, 9 Uhr", "09:00"), ("14. März 2026 um 9 Uhr 40", "09:40"), ("14.3.2026 klo 9.40", "09:40"), ("kl. 09.40 den 14 mars 2026", "09:40"),
        ("14 de marzo de 2026 a las 9:40 p. m.", "21:40"), ("2026年3月14日 9時40分", "09:40"), ("2026年3月14日 9時40分5秒", "09:40:05"), ("2026年3月14日 9時", "09:00"), ("2026年3月14日 午後3時40分", "15:40"), ("2026年3月14日 下午3:40", "15:40"), ("2026年3月14日 上午12:40", "00:40"),
        ("2026년 3월 14일 오후 3시 40분", "15:40"), ("2026년 3월 14일 오전 9:40", "09:40"), ("14 มี.ค. 2569 09.40 น.", "09:40"), ("14 Μαρτίου 2026, 9:40 μ.μ.", "21:40"), ("14 Μαρτίου 2026, 9:40 π.μ.", "09:40"), ("14 मार्च 2026, 9:40 अपराह्न", "21:40"), ("14 مارس 2026، 9:40 م", "21:40"), ("14 مارس 2026، 9:40 ص", "09:40"),
        ("14 March 2026 00:00", "00:00"), ("14 March 2026 23:59", "23:59"),
    ],
)  # fmt: skip
def test_times_of_day(text: str, clock: str) -> None:
    assert stated(text) == f"{DAY}T{clock}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("14 March 2026, 09:40 CET", "2026-03-14T09:40:00+01:00"), ("14 March 2026, 09:40 (CET)", "2026-03-14T09:40:00+01:00"), ("14.03.2026, 09:40 Uhr MEZ", "2026-03-14T09:40:00+01:00"), ("14 July 2026, 09:40 CEST", "2026-07-14T09:40:00+02:00"),
        ("14 March 2026, 09:40 UTC", "2026-03-14T09:40:00+00:00"), ("14 March 2026 09:40Z", "2026-03-14T09:40:00+00:00"), ("14 March 2026 09:40 +01:00", "2026-03-14T09:40:00+01:00"), ("14 March 2026 09:40 UTC+9", "2026-03-14T09:40:00+09:00"), ("14 March 2026 09:40 GMT-3:30", "2026-03-14T09:40:00-03:30"),
        ("14 March 2026 09:40 −05:00", "2026-03-14T09:40:00-05:00"), ("14 March 2026 09:40 UTC+14", "2026-03-14T09:40:00+14:00"), ("14 March 2026 09:40 UTC+14:01", None), ("14 марта 2026, 09:40 МСК", "2026-03-14T09:40:00+03:00"), ("14 Maret 2026 09:40 WIB", "2026-03-14T09:40:00+07:00"), ("2026年3月14日 9時40分 JST", "2026-03-14T09:40:00+09:00"),
        ("14 March 2026 9:40 pm IST", "2026-03-14T21:40:00+05:30"), ("14 March 2026 9:40 pm BST", "2026-03-14T21:40:00+01:00"), ("14 March 2026 09:40 XYZ", "2026-03-14T09:40"),
        ("Mar 14, 2026 9:40 AM ET", "2026-03-14T09:40:00-04:00"), ("Jan 14, 2026 9:40 AM ET", "2026-01-14T09:40:00-05:00"), ("Jan 14, 2026 9:40 AM CT", "2026-01-14T09:40:00-06:00"), ("Jan 14, 2026 9:40 AM MT", "2026-01-14T09:40:00-07:00"), ("Jan 14, 2026 9:40 AM PT", "2026-01-14T09:40:00-08:00"),
        ("Mar 8, 2026 1:59 AM ET", "2026-03-08T01:59:00-05:00"), ("Mar 8, 2026 2:00 AM ET", "2026-03-08T02:00:00-04:00"), ("Nov 1, 2026 1:59 AM ET", "2026-11-01T01:59:00-04:00"), ("Nov 1, 2026 2:00 AM ET", "2026-11-01T02:00:00-05:00"),
        ("Mar 14, 2006 9:40 AM ET", "2006-03-14T09:40:00-05:00"), ("Apr 2, 2006 2:00 AM ET", "2006-04-02T02:00:00-04:00"), ("Oct 29, 2006 1:59 AM ET", "2006-10-29T01:59:00-04:00"), ("Oct 29, 2006 2:00 AM ET", "2006-10-29T02:00:00-05:00"), ("Mar 11, 2007 2:00 AM ET", "2007-03-11T02:00:00-04:00"),
        ("Apr 1, 2001 2:00 AM ET", "2001-04-01T02:00:00-04:00"),
        ("Oct 25, 1998 2:00 AM ET", "1998-10-25T02:00:00-05:00"),
        ("Oct 25, 1998 1:59 AM ET", "1998-10-25T01:59:00-04:00"),
    ],
)  # fmt: skip
def test_zones(text: str, said: str | None) -> None:
    assert stated(text) == said


@pytest.mark.parametrize(
    ("names", "place", "month"),
    [
        ("WET", "Europe/Lisbon", 1), ("WEST", "Europe/Lisbon", 7), ("GMT UT UTC", "Europe/London", 1), ("BST", "Europe/London", 7), ("CET MEZ MET", "Europe/Berlin", 1), ("CEST MESZ", "Europe/Berlin", 7), ("EET", "Europe/Athens", 1), ("EEST", "Europe/Athens", 7),
        ("MSK МСК", "Europe/Moscow", 1), ("TRT", "Europe/Istanbul", 1), ("SAST", "Africa/Johannesburg", 1), ("CAT", "Africa/Maputo", 1), ("WAT", "Africa/Lagos", 1), ("EAT", "Africa/Nairobi", 1), ("GST", "Asia/Dubai", 1), ("PKT", "Asia/Karachi", 1), ("IST", "Asia/Kolkata", 1),
        ("NPT", "Asia/Kathmandu", 1), ("ICT", "Asia/Bangkok", 1), ("WIB", "Asia/Jakarta", 1), ("WITA", "Asia/Makassar", 1), ("WIT", "Asia/Jayapura", 1), ("HKT", "Asia/Hong_Kong", 1), ("SGT", "Asia/Singapore", 1), ("PHT", "Asia/Manila", 1), ("JST", "Asia/Tokyo", 1), ("KST", "Asia/Seoul", 1),
        ("AWST", "Australia/Perth", 1), ("ACST", "Australia/Adelaide", 7), ("ACDT", "Australia/Adelaide", 1), ("AEST", "Australia/Sydney", 7), ("AEDT", "Australia/Sydney", 1), ("NZST", "Pacific/Auckland", 7), ("NZDT", "Pacific/Auckland", 1), ("NST", "America/St_Johns", 1), ("NDT", "America/St_Johns", 7),
        ("AST", "America/Halifax", 1), ("ADT", "America/Halifax", 7), ("EST ET", "America/New_York", 1), ("EDT ET", "America/New_York", 7), ("CST CT", "America/Chicago", 1), ("CDT CT", "America/Chicago", 7), ("MST MT", "America/Denver", 1), ("MDT MT", "America/Denver", 7), ("PST PT", "America/Los_Angeles", 1), ("PDT PT", "America/Los_Angeles", 7),
        ("AKST", "America/Anchorage", 1), ("AKDT", "America/Anchorage", 7), ("HST", "Pacific/Honolulu", 1), ("BRT", "America/Sao_Paulo", 1), ("ART", "America/Argentina/Buenos_Aires", 1), ("CLT", "America/Santiago", 7), ("VET", "America/Caracas", 1),
    ],
)  # fmt: skip
def test_names_of_zones_are_those_of_the_tz_database(names: str, place: str, month: int) -> None:
    there = datetime(2026, month, 14, 9, 40, tzinfo=ZoneInfo(place))
    for name in names.split():
        assert stated(f"14/{month}/2026, 09:40 {name}") == there.isoformat()


@pytest.mark.parametrize(
    ("text", "languages", "said"),
    [
        ("03/04/2026", [], None), ("03/04/2026", ["en"], None), ("03/04/2026", ["en-US"], "2026-03-04"), ("03/04/2026", ["en_us"], "2026-03-04"), ("03/04/2026", ["en-GB"], "2026-04-03"), ("03/04/2026", ["de"], "2026-04-03"), ("03.04.2026", ["de-AT"], "2026-04-03"),
        ("03.04.2026", [], None), ("03/04/2026", ["es"], "2026-04-03"), ("03/04/2026", ["es-US"], None), ("03/04/2026", ["ja"], None), ("03/04/2026", ["de", "fr"], "2026-04-03"), ("03/04/2026", ["de", "en-US"], None), ("03/04/2026", ["de", "en"], None),
        ("03/03/2026", [], "2026-03-03"), ("13/12/2026", [], "2026-12-13"), ("12/13/2026", [], "2026-12-13"), ("12/13/2026", ["de"], "2026-12-13"), ("13/13/2026", [], None), ("26/03/14", [], None), ("14/03/26", [], None), ("14/03/26", ["de"], "2026-03-14"), ("14.03.26", ["de-AT"], "2026-03-14"), ("03/14/26", ["en"], "2026-03-14"), ("03/04/26", ["en"], None), ("03/04/26", ["en-US"], "2026-03-04"), ("14/03/26", ["hu"], None), ("14/03/26", ["de", "ja"], None), ("1/03/26", ["de"], None), ("14/3/26", ["de"], None), ("14/03/126", ["de"], None), ("14/13/26", ["de"], None),
        ("1404/12/23", ["fa"], "2026-03-14"), ("1404/12/23", [], None), ("2569/03/14", ["th"], "2026-03-14"), ("2569/03/14", [], None),
        ("14 listopada 2026", [], "2026-11-14"), ("14. listopada 2026.", ["hr"], "2026-10-14"), ("14. listopada 2026", ["hr-HR"], "2026-10-14"),
    ],
)  # fmt: skip
def test_order_of_day_and_month_is_settled_by_numbers_or_languages_only(
    text: str, languages: list[str], said: str | None
) -> None:
    assert stated(text, languages) == said


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "2 hours ago", "yesterday", "today 09:40", "March 2026", "14 March", "2026", "09:40", "March 2026, 14 boats", "3 March 2026 - 5 March 2026", "14 March 2026 and 15", "32 March 2026", "31 April 2026", "14 March 1994", "14 March 2101",
        "14 March 2026 25:61", "14 March 2026, 24:01", "14 Foo 2026", "14 March 2026 was the day on which the harbour master counted boats", "x" * 201 + " 14 March 2026", "14 March 2026" + " x" * 100, "14 March 26", "0 March 2026", "2026-03-14 / 2026-03-15", "12:30:61 14 March 2026",
        "昭和8年3月14日", "26年3月14日", "۳۰ اسفند ۱۴۰۴", "۳۱ مهر ۱۴۰۴", "2026年13月14日",
    ],
)  # fmt: skip
def test_what_is_not_one_plain_day_is_none(text: str) -> None:
    assert stated(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [("14 March 1995", "1995-03-14"), ("14 March 2100", "2100-03-14"), ("31 December 2100, 24:00", "2101-01-01T00:00"), ("14 March 2026" + " " * 300, DAY), ("one two three four five six 14 March 2026", DAY), ("one two three four five six seven 14 March 2026", None)],
)  # fmt: skip
def test_limits_of_written_dates(text: str, said: str | None) -> None:
    assert stated(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [("۱ فروردین ۱۴۰۵", "2026-03-21"), ("۳۰ اسفند ۱۴۰۳", "2025-03-20"), ("۱ فروردین ۱۴۰۳", "2024-03-20"), ("۳۱ شهریور ۱۳۹۹", "2020-09-21"), ("۱ مهر ۱۳۹۹", "2020-09-22"), ("۱ فروردین ۱۳۷۵", "1996-03-20"), ("۳۰ بهمن ۱۴۰۸", "2030-02-18")],
)  # fmt: skip
def test_persian_calendar(text: str, said: str) -> None:
    assert stated(text) == said


def test_persian_leap_years_are_the_official_ones() -> None:
    leap = {1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436, 1441, 1445}
    assert {year for year in range(1374, 1449) if stated(f"30 اسفند {year}")} == leap
    assert stated("29 اسفند 1404") == "2026-03-20"
    assert stated("1 فروردین 1374") == "1995-03-21"
    assert stated("29 اسفند 1373") is None
    assert stated("1 فروردین 1472") == "2093-03-20"
    assert stated("1 فروردین 1473") is None
    assert stated("1404/12/01", ["fa"]) == "2026-02-20"
    assert stated("1404/13/01", ["fa"]) is None
    assert stated("0 مهر 1404") is None


MOMENTS = st.datetimes(min_value=datetime(1995, 1, 1), max_value=datetime(2100, 12, 31, 23, 59))  # noqa: DTZ001 - naive by design
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@settings(max_examples=80, deadline=None)
@given(MOMENTS, ZONES)
def test_what_programs_write_comes_back(moment: datetime, zone: timezone) -> None:
    aware = moment.replace(tzinfo=zone)
    assert stated(aware.isoformat()) == aware.isoformat()
    whole = aware.replace(microsecond=0)
    assert stated(format_datetime(whole)) == whole.isoformat()
    assert stated(moment.date().isoformat()) == moment.date().isoformat()
    assert stated(moment.isoformat(timespec="minutes")) == moment.isoformat(timespec="minutes")
    assert stated(f"{moment:%B} {moment.day}, {moment.year} at {moment:%I:%M %p}") == moment.isoformat(
        timespec="minutes"
    )


@settings(max_examples=80, deadline=None)
@given(st.dates())
def test_any_day_of_the_calendar_comes_back_or_is_a_null_date(day: date) -> None:
    unset = {date(1, 1, 1), date(1900, 1, 1), date(1970, 1, 1)}
    assert stated(day.isoformat()) == (None if day in unset else day.isoformat())


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=250) | st.text("0123456789:./- TZ+年月日MarchUhr\ud800", max_size=60),
    st.lists(st.sampled_from(["de", "en-US", "fa", "th", "", "\ud800"]), max_size=2),
)
def test_any_text_is_none_or_a_date_that_resolves(text: str, languages: list[str]) -> None:
    said = stated(text, languages)
    if said is not None:
        when, known = resolve(said, UTC)
        assert when.utcoffset() == timedelta(0)
        assert known == precision(said)
        assert stated(said) == said


@pytest.mark.parametrize("junk", ["1", "9:4 ", "a", "2026 mar ", ".", "م", " ", "14 March 2026 ", "+"])
def test_long_junk_is_no_date_and_takes_no_time(junk: str) -> None:
    start = time.process_time()
    assert stated(junk * (100_000 // len(junk))) is None
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("said", "when", "known"),
    [
        ("2026-03-14", datetime(2026, 3, 14, 12, tzinfo=UTC), "day"),
        ("2026-03-14T09:40", datetime(2026, 3, 14, 8, 40, tzinfo=UTC), "local"),
        ("2026-03-14T09:40:05-05:00", datetime(2026, 3, 14, 14, 40, 5, tzinfo=UTC), "instant"),
        ("2026-03-29T02:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC), "local"),  # the clock skips this hour
        ("2026-10-25T02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "local"),  # it shows this one twice
        ("0001-01-01", datetime(1, 1, 1, 12, tzinfo=UTC), "day"),
    ],
)
def test_resolve(said: str, when: datetime, known: str) -> None:
    assert resolve(said, BERLIN) == (when, known)
    assert resolve(said, BERLIN)[0].tzinfo is UTC
    assert precision(said) == known


@pytest.mark.parametrize("said", ["", "x", "2026-02-30", "14 March 2026", "\ud800", "2026-03-14T99:00"])
def test_malformed_stated_date_is_an_error_that_says_so(said: str) -> None:
    with pytest.raises(ValueError, match="not a stated date"):
        resolve(said, UTC)
    with pytest.raises(ValueError, match="not a stated date"):
        precision(said)
    assert not same_day(said, DAY)


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("0001-01-01T00:30+01:00", UTC),
        ("9999-12-31T23:30-01:00", UTC),
        ("0001-01-01T00:30", timezone(timedelta(hours=14))),
    ],
)
def test_time_outside_of_the_calendar_is_an_error_that_says_so(said: str, zone: timezone) -> None:
    with pytest.raises(ValueError, match="between the years 1 and 9999"):
        resolve(said, zone)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (DAY, DAY, True), (DAY, "2026-03-15", False), (DAY, "2026-03-14T23:59", True), (DAY, "2027-03-14", False), (DAY, "2026-04-14", False),
        ("2026-03-14T23:30:00-05:00", "2026-03-15T04:30:00+00:00", True), ("2026-03-14T23:30:00-05:00", "2026-03-15T04:30:00", False), ("2026-03-14T23:30", "2026-03-15T04:30:00+00:00", False),
        ("2026-03-14T23:30:00-05:00", "2026-03-14T01:00:00+00:00", True), ("2026-03-14T01:00:00+00:00", "2026-03-15T01:00:00+00:00", False), ("0001-01-01T00:30+01:00", "0001-01-02T00:30+01:00", False),
    ],
)  # fmt: skip
def test_same_day(a: str, b: str, same: bool) -> None:
    assert same_day(a, b) is same
    assert same_day(b, a) is same


def test_dates_for_feeds() -> None:
    moment = datetime(2026, 3, 4, 9, 40, 5, 999, tzinfo=timezone(timedelta(hours=1)))
    assert rfc822(moment) == "Wed, 04 Mar 2026 08:40:05 +0000"
    assert rfc3339(moment) == "2026-03-04T08:40:05Z"
    assert rfc3339(moment.replace(microsecond=1000)) == "2026-03-04T08:40:05.001Z"
    assert rfc3339(moment.replace(microsecond=999_999)) == "2026-03-04T08:40:05.999Z"
    assert rfc3339(datetime(1, 1, 1, tzinfo=UTC)) == "0001-01-01T00:00:00Z"


@pytest.mark.parametrize("write", [rfc822, rfc3339])
def test_time_without_zone_is_not_written(write: type) -> None:
    with pytest.raises(ValueError, match="a time without zone: 2026-03-14T00:00:00"):
        write(datetime(2026, 3, 14))  # noqa: DTZ001 - that is the point
    with pytest.raises(ValueError, match="between the years 1 and 9999"):
        write(datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=1))))


@settings(max_examples=80, deadline=None)
@given(st.datetimes(timezones=st.just(UTC)))
def test_written_dates_are_read_back(moment: datetime) -> None:
    second = moment.replace(microsecond=0)
    assert datetime.fromisoformat(rfc3339(second)) == second
    assert datetime.fromisoformat(rfc3339(moment)) == moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    if second.year >= 1900:
        assert parsedate_to_datetime(rfc822(second)) == second


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2026-03-14T19:05:00-08:00", "2026-03-15T03:05:00+00:00", True),
        ("2026-03-15T03:05:00+00:00", "2026-03-14T19:05:00-08:00", False),
        ("2026-03-14T19:05:00-08:00", "2026-03-15T04:05:00+01:00", False),
        ("2026-03-15T03:05:00+00:00", "2026-03-15T03:05:00+00:00", False),
        ("2026-03-14T19:05:01-08:00", "2026-03-15T03:05:00+00:00", False),
        ("2026-03-15T03:05", "2026-03-15T03:05:00+00:00", False),
        ("2026-03-14T19:05:00-08:00", "2026-03-15T03:05", False),
        ("2026-03-15", "2026-03-15T03:05:00+00:00", False),
        ("2026-03-14T19:05:00-08:00", "2026-03-15", False),
    ],
)
def test_the_same_moment_by_another_clock(a: str, b: str, expected: bool) -> None:
    assert is_local_form(a, b) is expected
