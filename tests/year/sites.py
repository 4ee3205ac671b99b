"""Sites of a simulated web: they publish, edit, rename, advertise, fail and come back, all by one seed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from hashlib import blake2b
from random import Random

from syndicate.errors import BadStatus, Later, TimedOut, Unreachable
from syndicate.model import Document, Validators

SYLLABLES = [first + vowel + last for first in "bdfgklmnprst" for vowel in "aeiou" for last in ("", "n", "r")]
LISTED = 15
"""Articles that a site lists, the newest."""


@dataclass
class Article:
    """What really happened: an article, and what its site calls it now."""

    number: int
    token: str
    """A word that stands in its text and in no other."""
    title: str
    text: str
    published: datetime
    guid: str
    link: str
    edits: int = 0
    listed: datetime | None = None
    """Since when its site has listed it."""


@dataclass
class Site:
    """A place with a feed."""

    name: str
    chance: Random
    articles: list[Article] = field(default_factory=list)
    asked: list[datetime] = field(default_factory=list)
    ad: int = 0
    """Reads for which every text still carries another advertisement."""
    churns: int = 0
    trouble: str = ""
    until: datetime | None = None
    """When the trouble is over, and before which nobody may ask where the site has said so."""
    shuffled: bool = False
    early: int = 0
    """Requests that came before the time the site had asked for."""

    @property
    def url(self) -> str:
        """Where the feed stands."""
        return f"https://{self.name}.example/feed.xml"

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
        number = len(self.articles)
        words = ["".join(self.chance.choices(SYLLABLES, k=3)) for _ in range(110)]
        token = f"{self.name}{number}token"
        guid, link = f"{self.name}-{number}", f"https://{self.name}.example/{number}"
        title = f"About {words[0]} and {words[1]} {number}"
        self.articles.append(Article(number, token, title, " ".join(words), now, guid, link))

    def edit(self, _now: datetime) -> None:
        """Change a few words of an article, or its title."""
        if self.articles:
            article = self.chance.choice(self.articles[-LISTED:])
            article.edits += 1
            article.text += f" edit {article.edits} {self.chance.choice(SYLLABLES)}"
            if self.chance.random() < 0.3:
                article.title += " now"

    def rename_guids(self, now: datetime) -> None:
        """Call every article something else."""
        for article in self.articles:
            article.guid = f"{now:%Y%m%d%H}-{article.number}"

    def rename_links(self, now: datetime) -> None:
        """Move every article."""
        for article in self.articles:
            article.link = f"https://{self.name}.example/{now:%Y%m%d%H}/{article.number}"

    def rename_all(self, now: datetime) -> None:
        """Do both at once."""
        self.rename_guids(now)
        self.rename_links(now)

    def advertise(self, _now: datetime) -> None:
        """Begin to put another advertisement into every text at each read."""
        if not self.ad:
            self.ad = self.chance.randint(3, 12)
            self.churns += 1

    def shuffle(self, _now: datetime) -> None:
        """List in another order from now on."""
        self.shuffled = not self.shuffled

    def fail(self, now: datetime) -> None:
        """Be in trouble for some hours."""
        if not self.trouble:
            self.trouble = self.chance.choice(["503", "429", "500", "404", "down", "slow", "empty"])
            self.until = now + timedelta(hours=self.chance.randint(1, 40))

    # -- what is seen

    def answer(self, now: datetime, validators: Validators | None) -> Document | None:
        """Answer a request. Raises FetchError."""
        self.asked.append(now)
        if self.trouble in {"503", "429"}:
            assert self.until is not None
            self.early += len(self.asked) > 1 and self.asked[-2] >= self.until - timedelta(hours=40) and self._told(now)
            raise Later(self.url, self.until, int(self.trouble))
        if self.trouble in {"500", "404"}:
            raise BadStatus(self.url, int(self.trouble))
        if self.trouble in {"down", "slow"}:
            raise (Unreachable if self.trouble == "down" else TimedOut)(self.url, "is in trouble")
        body = self._body(now)
        etag = f'"{blake2b(body, digest_size=6).hexdigest()}"'
        if validators is not None and validators.etag == etag:
            return None
        return Document(body, self.url, "application/rss+xml", validators=Validators(etag), fetched=now)

    def _told(self, now: datetime) -> bool:
        """Tell whether somebody who was asked to wait came back too early."""
        return self.until is not None and self.told == self.until and now < self.until

    told: datetime | None = None

    def _body(self, now: datetime) -> bytes:
        listed = [] if self.trouble == "empty" else self.articles[-LISTED:][::-1]
        if self.shuffled:
            listed = listed[::-1]
        for article in listed:
            article.listed = article.listed or now
        advert = f"<p>Advertisement {self.ad}</p>" if self.ad else ""
        self.ad = max(0, self.ad - 1)
        items = "".join(self._item(article, advert) for article in listed)
        head = '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        return f"{head}<channel><title>{self.name}</title><link>{self.url}</link><description>d</description>{items}</channel></rss>".encode()

    def _item(self, article: Article, advert: str) -> str:
        return (
            f"<item><title>{article.title}</title><link>{article.link}</link>"
            f'<guid isPermaLink="false">{article.guid}</guid><pubDate>{format_datetime(article.published)}</pubDate>'
            f"<dc:creator>Ada Holm</dc:creator><content:encoded><![CDATA[<p>{article.token}.</p>{advert}<p>{article.text}.</p>]]>"
            "</content:encoded></item>"
        )


EVENTS = (
    (0.05, "publish"), (0.012, "edit"), (0.0008, "rename_guids"), (0.0005, "rename_links"), (0.0004, "rename_all"),
    (0.0015, "advertise"), (0.004, "shuffle"), (0.003, "fail"),
)  # fmt: skip
"""What happens in an hour, and how often."""
