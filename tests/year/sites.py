"""Sites of a simulated web: they publish, edit, rename, advertise, redesign, delete, fail and return, by one seed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from hashlib import blake2b
from random import Random

from syndicate.errors import BadStatus, FetchError, TimedOut, Unreachable
from syndicate.model import Document, Validators

SYLLABLES = [first + vowel + last for first in "bdfgklmnprst" for vowel in "aeiou" for last in ("", "n", "r")]
LISTED = 15
"""Articles that a site lists, the newest."""
WORDS = 70
"""Words of an article."""


class Waiting(FetchError):
    """The site answers 429 or 503 and says for how many seconds it wants to be left alone."""

    def __init__(self, url: str, status: int, seconds: float) -> None:
        self.status, self.seconds = status, seconds
        super().__init__(url, f"answers {status}")


@dataclass
class Article:
    """What really happened: an article, and what its site calls it now."""

    number: int
    token: str
    """A word that stands in its text, and in that of its copies."""
    title: str
    text: str
    published: datetime
    guid: str
    link: str
    edits: int = 0
    listed: datetime | None = None
    """Since when its site has listed it."""
    status: int = 200
    """What its page answers."""
    is_moved: bool = False
    """Its page has left the address it had, which knows nothing of it."""
    copies: list[Article] = field(default_factory=list)
    """The same article at other sites."""


@dataclass
class Site:
    """A place that lists articles: in a feed with the whole texts, in a feed of teasers, or on a page of links."""

    name: str
    kind: str
    """"whole", "teasers" or "links"."""
    chance: Random
    articles: list[Article] = field(default_factory=list)
    asked: list[datetime] = field(default_factory=list)
    """When its listing was asked for."""
    pages_asked: int = 0
    ad: int = 0
    """Answers in which every text still carries another advertisement."""
    churns: int = 0
    """Times that something was put into every text, or taken out."""
    design: int = 0
    trouble: str = ""
    until: datetime | None = None
    """When the trouble is over, and before which nobody may ask where the site has said so."""
    is_shuffled: bool = False
    is_nameless: bool = False
    """Its items bear no guid."""
    told: datetime | None = None
    """The time it has asked the publisher to wait for, which nothing has made the publisher forget since."""
    tellings: int = 0
    early: int = 0
    """Requests that came before the time it had asked for."""
    neighbours: list[Site] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where the listing stands."""
        return f"https://{self.name}.example/{'news' if self.kind == 'links' else 'feed.xml'}"

    @property
    def item(self) -> str:
        """CSS class of an item on its page of links, which a redesign changes."""
        return f"item{self.design}"

    def happen(self, now: datetime) -> None:
        """Let an hour pass."""
        if self.until is not None and now >= self.until:
            self.trouble, self.until = "", None
        for odds, what in EVENTS:
            if self.chance.random() < odds:
                getattr(self, what)(now)

    # -- what happens

    def publish(self, now: datetime) -> None:
        """Bring a new article."""
        words = ["".join(self.chance.choices(SYLLABLES, k=3)) for _ in range(WORDS)]
        token = f"{self.name}{len(self.articles)}token"
        self._add(token, f"About {words[0]} and {words[1]} {len(self.articles)}", " ".join(words), now)

    def _add(self, token: str, title: str, text: str, now: datetime) -> Article:
        number = len(self.articles)
        link = f"https://{self.name}.example/{number}"
        self.articles.append(Article(number, token, title, text, now, f"{self.name}-{number}", link))
        return self.articles[-1]

    def copy(self, now: datetime) -> None:
        """Bring what a neighbour has brought of late, under a title and a link of its own."""
        found = [
            a
            for site in self.neighbours
            for a in site.articles[-5:]
            if a.token.startswith(site.name) and a.listed and all(self.name not in copy.link for copy in a.copies)
        ]
        if found:
            original = self.chance.choice(found)
            title = f"{original.title} - {self.name}"
            original.copies.append(self._add(original.token, title, original.text, now))

    def reuse(self, now: datetime) -> None:
        """Bring a new article under the guid of one that is listed no more."""
        old = self.articles[:-LISTED]
        self.publish(now)
        if old:
            self.articles[-1].guid = self.chance.choice(old).guid

    def edit(self, _now: datetime) -> None:
        """Change a few words of an article, or its title."""
        if self.articles:
            article = self.chance.choice(self.articles[-LISTED:])
            article.edits += 1
            article.text += f" edit {article.edits} {self.chance.choice(SYLLABLES)}"
            if self.chance.random() < 0.3:
                article.title += " now"

    def delete(self, _now: datetime) -> None:
        """Take an article down."""
        if self.articles and self.kind != "whole":
            self.chance.choice(self.articles[-LISTED:]).status = self.chance.choice([404, 410])

    def rename_guids(self, now: datetime) -> None:
        """Call every article something else."""
        for article in self.articles:
            article.guid = f"{now:%Y%m%d%H}-{article.number}"

    def rename_links(self, now: datetime) -> None:
        """Move every article."""
        for article in self.articles:
            article.link, article.is_moved = f"https://{self.name}.example/{now:%Y%m%d%H}/{article.number}", True

    def rename_all(self, now: datetime) -> None:
        """Do both at once."""
        self.rename_guids(now)
        self.rename_links(now)

    def forget_guids(self, _now: datetime) -> None:
        """List without guids from now on, or with them again."""
        self.is_nameless = not self.is_nameless

    def advertise(self, _now: datetime) -> None:
        """Begin to put another advertisement into every text at each answer."""
        if not self.ad:
            self.ad = self.chance.randint(3, 12)
            self.churns += 1

    def redesign(self, _now: datetime) -> None:
        """Give every page and the listing another look."""
        self.design += 1
        self.churns += 1

    def shuffle(self, _now: datetime) -> None:
        """List in another order from now on."""
        self.is_shuffled = not self.is_shuffled

    def fail(self, now: datetime) -> None:
        """Be in trouble for some hours."""
        if not self.trouble:
            self.trouble = self.chance.choice(["503", "429", "500", "404", "down", "slow", "empty"])
            self.until = now + timedelta(hours=self.chance.randint(1, 40))

    def vanish(self, now: datetime) -> None:
        """Be away for weeks."""
        if not self.trouble:
            self.trouble = self.chance.choice(["down", "404", "empty"])
            self.until = now + timedelta(days=self.chance.randint(5, 30))

    # -- what is seen

    def answer(self, url: str, now: datetime, validators: Validators | None) -> Document | None:
        """Answer a request. Raises FetchError."""
        is_listing = url == self.url
        if is_listing:
            self.asked.append(now)
        else:
            self.pages_asked += 1
        self._refuse(url, now)
        body = self._listing(now) if is_listing else self._page(url)
        etag = f'"{blake2b(body, digest_size=6).hexdigest()}"'
        if validators is not None and validators.etag == etag:
            return None
        kind = "application/rss+xml" if is_listing and self.kind != "links" else "text/html; charset=utf-8"
        return Document(body, url, kind, validators=Validators(etag), fetched=now)

    def _refuse(self, url: str, now: datetime) -> None:
        """Raise what the trouble is, and see whether somebody who was asked to wait is back too early."""
        self.early += self.told is not None and now < self.told
        if self.trouble in {"503", "429"}:
            assert self.until is not None
            self.told = self.until
            self.tellings += 1
            raise Waiting(url, int(self.trouble), (self.until - now).total_seconds())
        if self.trouble in {"500", "404"}:
            raise BadStatus(url, int(self.trouble))
        if self.trouble in {"down", "slow"}:
            raise (Unreachable if self.trouble == "down" else TimedOut)(url, "is in trouble")

    def _listing(self, now: datetime) -> bytes:
        here = [article for article in self.articles if article.status == 200]
        listed = [] if self.trouble == "empty" else here[-LISTED:][::-1]
        if self.is_shuffled:
            listed = listed[::-1]
        for article in listed:
            article.listed = article.listed or now
        if self.kind == "links":
            items = "".join(f'<li class="{self.item}"><a href="{each.link}">{each.title}</a></li>' for each in listed)
            return f"<html><title>{self.name}</title><body><ul>{items}</ul></body></html>".encode()
        advert = self._advert() if self.kind == "whole" else ""
        items = "".join(self._item(article, advert) for article in listed)
        head = '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        return f"{head}<channel><title>{self.name}</title><link>{self.url}</link><description>d</description>{items}</channel></rss>".encode()

    def _advert(self) -> str:
        advert = f"<p>Advertisement {self.ad}</p>" if self.ad else ""
        self.ad = max(0, self.ad - 1)
        return advert

    def _item(self, article: Article, advert: str) -> str:
        guid = "" if self.is_nameless else f'<guid isPermaLink="false">{article.guid}</guid>'
        text = self._text(article, advert)
        said = f"<content:encoded><![CDATA[{text}]]></content:encoded><dc:creator>Ada Holm</dc:creator>"
        if self.kind == "teasers":
            said = f"<description>{article.text[:60]}...</description>"
        return (
            f"<item><title>{article.title}</title><link>{article.link}</link>{guid}"
            f"<pubDate>{format_datetime(article.published)}</pubDate>{said}</item>"
        )

    def _text(self, article: Article, advert: str) -> str:
        share = f"<p>Share this, says design {self.design}</p>" if self.design % 2 else ""
        return f"<p>{article.token}.</p>{advert}<p>{article.text}.</p>{share}"

    def _page(self, url: str) -> bytes:
        """Return an article's page as `world.read_page` reads it. Raises BadStatus where there is none."""
        article = next((each for each in self.articles if each.link == url), None)
        if article is None or article.status != 200:
            raise BadStatus(url, article.status if article else 404)
        return (
            f"<h1>{article.title}</h1><time>{article.published.isoformat()}</time><b>Ada Holm</b>"
            f"<article>{self._text(article, self._advert())}</article>"
        ).encode()


EVENTS = (
    (0.03, "publish"), (0.003, "copy"), (0.002, "reuse"), (0.012, "edit"), (0.001, "delete"), (0.0008, "rename_guids"),
    (0.0005, "rename_links"), (0.0004, "rename_all"), (0.0003, "forget_guids"), (0.0015, "advertise"),
    (0.0005, "redesign"), (0.004, "shuffle"), (0.003, "fail"), (0.0002, "vanish"),
)  # fmt: skip
"""What happens in an hour, and how often."""
