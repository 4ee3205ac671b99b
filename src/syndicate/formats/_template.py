"""The page of an entry: its one stylesheet and its HTML, for jinja2 with autoescaping."""

STYLE = """\
:root { color-scheme: light dark; --ink: #1f2328; --quiet: #5b636d; --paper: #fdfcfa; --line: #dedad2; --link: #1a5a96 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e3e1dc; --quiet: #a2a6ab; --paper: #17191c; --line: #353940; --link: #8cbcec }
}
* { box-sizing: border-box }
html { font-size: 112.5%; -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
body { margin: 0; background: var(--paper); color: var(--ink);
  font-family: Charter, "Iowan Old Style", Georgia, "Noto Serif", serif; line-height: 1.6; overflow-wrap: break-word }
body > header, main, body > footer { max-width: 38rem; margin-inline: auto; padding-inline: 1.25rem }
body > header { padding-block: 1.25rem }
body > header, .meta, .tags, body > footer, figcaption {
  font-family: system-ui, "Noto Sans", sans-serif; font-size: .83rem; color: var(--quiet) }
body > header a, body > footer a { color: inherit }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-wrap: balance; margin-block: 1.6em .5em }
h1 { font-size: 2rem; margin-block: 1rem .5rem }
h2 { font-size: 1.4rem }
h3 { font-size: 1.15rem }
h4, h5, h6 { font-size: 1rem }
a { color: var(--link); text-underline-offset: .15em }
a:focus-visible { outline: 2px solid; outline-offset: 2px }
.meta { margin-block: 0 1.5rem }
.meta > * + *::before { content: "\\00B7"; margin-inline: .5em }
figure { margin: 1.5rem 0 }
img, video { max-width: 100%; height: auto }
.lead { display: block; width: 100%; border-radius: .3rem; margin-block: 0 1.5rem }
figcaption { margin-block-start: .4rem }
blockquote { margin: 1.5rem 0; padding-inline-start: 1rem;
  border-inline-start: .2rem solid var(--line); color: var(--quiet) }
pre { overflow-x: auto; padding: .9rem; border: 1px solid var(--line); border-radius: .3rem;
  font-size: .83rem; line-height: 1.5 }
code { font-family: ui-monospace, "Noto Sans Mono", monospace; font-size: .9em }
table { display: block; max-width: 100%; overflow-x: auto; border-collapse: collapse; font-size: .9rem }
th, td { padding: .35rem .6rem; border: 1px solid var(--line); text-align: start }
hr { border: 0; border-block-start: 1px solid var(--line); margin-block: 2rem }
.tags { list-style: none; margin: 2rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .4rem }
.tags li { border: 1px solid var(--line); border-radius: 1rem; padding: .05rem .7rem }
body > footer { margin-block: 2.5rem; padding-block-start: 1rem; border-block-start: 1px solid var(--line) }
body > footer a { margin-inline-end: 1rem }
"""

PAGE = """\
<!DOCTYPE html>
<html{% if language %} lang="{{ language }}"{% endif %} dir="{{ direction }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }}</title>
{% if description -%}
<meta name="description" content="{{ description }}">
{% endif -%}
{% for name in authors -%}
<meta name="author" content="{{ name }}">
{% endfor -%}
<link rel="canonical" href="{{ address }}">
{% for format in formats -%}
<link rel="alternate" type="{{ format.media_type }}" href="{{ format.address }}" title="{{ site }} ({{ format.name }})">
{% endfor -%}
<meta property="og:type" content="article">
<meta property="og:title" content="{{ title }}">
<meta property="og:url" content="{{ address }}">
<meta property="og:site_name" content="{{ site }}">
{% if description -%}
<meta property="og:description" content="{{ description }}">
{% endif -%}
{% if image -%}
<meta property="og:image" content="{{ image }}">
{% if alt -%}
<meta property="og:image:alt" content="{{ alt }}">
{% endif -%}
{% endif -%}
<meta property="article:published_time" content="{{ published }}">
<meta property="article:modified_time" content="{{ modified }}">
<script type="application/ld+json">{{ data }}</script>
<style>{{ style }}</style>
</head>
<body>
<header>
<a href="{{ home }}"{% if site_language %} lang="{{ site_language }}"{% endif %} dir="auto">{{ site }}</a>
</header>
<main>
<article>
<h1 dir="auto">{{ title }}</h1>
<p class="meta">
{%- if by %}<span>{{ by }}</span>{% endif -%}
<time datetime="{{ published }}">{{ day }}</time><span>{{ minutes }}</span></p>
{% if lead -%}
<img class="lead" src="{{ image }}" alt="{{ alt }}">
{% endif -%}
{{ content }}
{% if categories -%}
<ul class="tags">
{% for category in categories -%}
<li dir="auto">{{ category }}</li>
{% endfor -%}
</ul>
{% endif -%}
</article>
</main>
<footer dir="ltr">
{%- for format in formats %}<a href="{{ format.address }}" type="{{ format.media_type }}">{{ format.name }}</a>
{%- if not loop.last %} {% endif %}{% endfor -%}
</footer>
</body>
</html>
"""
