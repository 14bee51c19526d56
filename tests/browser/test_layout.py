"""What readers see: nothing runs off the screen, nothing that matters for safety is cut off."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Open
from .places import DRAWINGS, PLACES, Place

every_place = pytest.mark.parametrize("place", PLACES, ids=str)

# Elements that stick out at a side, but for what is off the screen on purpose or scrolls by itself.
STICKING_OUT = """() => {
  const width = document.documentElement.clientWidth
  const out = [...document.querySelectorAll('body *')].filter(element => {
    if (element.closest('.skip-link, .visually-hidden, .table-scroll')) return false
    const box = element.getBoundingClientRect()
    return box.width > 0 && (box.left < -0.5 || box.right > width + 0.5)
  })
  const root = document.scrollingElement
  return [
    ...(root.scrollWidth > root.clientWidth ? [`scrolls: ${root.scrollWidth}`] : []),
    ...out.map(e => `${e.localName}.${e.className}: ${e.textContent.trim().slice(0, 40)}`),
  ]
}"""

# Statements that cannot be read: without a box, invisible, or beyond an ancestor that cuts off.
# A box that scrolls sideways cuts nothing off: what it hides can be reached.
CUT_OFF = """() => [...document.querySelectorAll('[data-statement]')].flatMap(statement => {
  const found = []
  const range = document.createRange()
  range.selectNodeContents(statement)
  const boxes = [...range.getClientRects()].filter(box => box.width > 0 && box.height > 0)
  if (boxes.length === 0) found.push('no box')
  if (!statement.checkVisibility({opacityProperty: true, visibilityProperty: true}))
    found.push('invisible')
  for (let e = statement; e; e = e.parentElement) {
    const style = getComputedStyle(e), frame = e.getBoundingClientRect()
    if (style.clipPath !== 'none') found.push(`clip-path at ${e.localName}`)
    const hides = value => value === 'hidden' || value === 'clip'
    for (const box of boxes) {
      if (hides(style.overflowX) && (box.left < frame.left - 1 || box.right > frame.right + 1))
        found.push(`cut at the side by ${e.localName}`)
      if (hides(style.overflowY) && (box.top < frame.top - 1 || box.bottom > frame.bottom + 1))
        found.push(`cut above or below by ${e.localName}`)
    }
  }
  const width = document.documentElement.clientWidth
  if (boxes.some(box => box.left < -0.5 || box.right > width + 0.5)) found.push('off the screen')
  return found.map(what => `${statement.dataset.statement}: ${what}`)
})"""

DIRECTIONS = """() => {
  const own = [...document.querySelectorAll('main :is(h1, h2, h3, p, li, td, th):not(.labels *)')]
  return {
    root: getComputedStyle(document.documentElement).direction,
    body: getComputedStyle(document.body).direction,
    lang: document.documentElement.lang,
    off: own.filter(e => {
      const set = e.closest('[dir]').getAttribute('dir')
      return getComputedStyle(e).direction !== set
    }).map(e => e.textContent.trim().slice(0, 40)),
    leftToRightReferences: [...document.querySelectorAll('.references li')]
      .every(e => getComputedStyle(e).direction === 'ltr'),
  }
}"""

# Where labels lie over the drawing, in shares of it; and where the numbered circles do.
LABEL_SPOTS = """() => [...document.querySelectorAll('.label')].map(label => {
  const drawing = document.querySelector('.diagram img').getBoundingClientRect()
  const box = label.getBoundingClientRect()
  return [(box.left + box.width / 2 - drawing.left) / drawing.width,
          (box.top + box.height / 2 - drawing.top) / drawing.height]
})"""
CIRCLE_SPOTS = """() => [...document.querySelectorAll('.label')].map(label => {
  const drawing = document.querySelector('.diagram img').getBoundingClientRect()
  const list = label.parentElement.getBoundingClientRect()
  const style = getComputedStyle(label, '::before')
  const x = list.left + parseFloat(style.left)
  const y = list.top + parseFloat(style.top) + parseFloat(style.marginTop)
  return [(x - drawing.left) / drawing.width, (y - drawing.top) / drawing.height]
})"""


@every_place
def test_nothing_runs_off_the_screen(open_page: Open, place: Place) -> None:
    page = open_page(place)
    found = {}
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = page.evaluate(STICKING_OUT)
    assert found == {320: [], 768: [], 1280: []}


@every_place
def test_large_text_does_not_run_off_the_screen(open_page: Open, place: Place) -> None:
    page = open_page(place, width=320)
    page.check("#text-size-largest", force=True)
    narrow = page.evaluate(STICKING_OUT)
    page.set_viewport_size({"width": 1280, "height": 900})
    # WCAG 1.4.4: twice the size, as set in the browser.
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert {"320 px, very large": narrow, "1280 px, 200 %": page.evaluate(STICKING_OUT)} == {
        "320 px, very large": [],
        "1280 px, 200 %": [],
    }


@every_place
def test_no_safety_statement_is_cut_off_or_hidden(open_page: Open, place: Place) -> None:
    page = open_page(place, width=320)
    assert page.locator("[data-statement]").count() > 0
    normal = page.evaluate(CUT_OFF)
    page.check("#text-size-largest", force=True)
    assert {"normal": normal, "largest": page.evaluate(CUT_OFF)} == {"normal": [], "largest": []}


@every_place
def test_language_and_direction_are_those_of_the_edition(open_page: Open, place: Place) -> None:
    assert open_page(place).evaluate(DIRECTIONS) == {
        "root": place.direction,
        "body": place.direction,
        "lang": place.edition,
        "off": [],
        "leftToRightReferences": True,
    }


@every_place
def test_print_leaves_out_the_site_around_the_page(open_page: Open, place: Place) -> None:
    page = open_page(place)
    assert page.locator(".site-chrome:visible").count() > 0
    page.emulate_media(media="print")
    assert page.locator(".site-chrome:visible").count() == 0


@pytest.mark.parametrize("place", DRAWINGS, ids=str)
def test_numbers_on_narrow_screens_stand_where_labels_do_on_wide_ones(
    open_page: Open, place: Place
) -> None:
    page: Any = open_page(place)
    wide = page.evaluate(LABEL_SPOTS)
    page.emulate_media(media="print")
    paper = page.evaluate(LABEL_SPOTS)
    page.emulate_media(media="screen")
    for width in (320, 560):
        page.set_viewport_size({"width": width, "height": 900})
        circles = page.evaluate(CIRCLE_SPOTS)
        assert len(circles) == 6
        for circle, label, printed in zip(circles, wide, paper, strict=True):
            assert circle == pytest.approx(label, abs=0.01)
            assert printed == pytest.approx(label, abs=0.01)
