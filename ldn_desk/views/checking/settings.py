"""What can be set about asking: where, with which address, what is a second opinion, and when an answer is stale."""

from functools import partial

from ldn_desk.domain.entry import STALE_DAYS
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.window.preferences import Preferences
from ldn_desk.views.dialogs.settings import SettingsForm, SettingsGroup

STALE_AFTER = (30, STALE_DAYS, 180, 365)
"""Days to choose from."""


def settings(desk: Desk) -> tuple[SettingsGroup, ...]:
    """Two groups: asking, and what is held of Retraction Watch's list."""
    preferences = Preferences(desk)
    watch = tr("Retraction Watch")
    return (
        SettingsGroup(tr("Asking"), 20, partial(_asking, preferences)),
        SettingsGroup(watch, 30, lambda form: form.sentence(preferences.retractions)),
    )


def _asking(preferences: Preferences, form: SettingsForm) -> None:
    fields = (
        ("mailto", tr("Contact address"), tr("none is sent")),
        ("crossref_url", tr("Crossref’s address"), "https://api.crossref.org"),
        ("doi_url", tr("doi.org’s address"), "https://doi.org"),
        ("pubmed_url", tr("PubMed’s address"), "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"),
    )
    for key, words, empty in fields:
        now = preferences.get(key)
        line = form.line(key, words, now.value, partial(preferences.put, key), empty)
        if now.overruled_by:
            line.setEnabled(False)
            line.setToolTip(tr("{variable} decides; unset it to change this here", variable=now.overruled_by))
    opinions = [("", tr("PubMed")), ("off", tr("None"))]
    second = preferences.get("pubmed").value
    form.choice("pubmed", tr("Second opinion"), opinions, second, lambda value: preferences.put("pubmed", str(value)))
    days = [(str(number), tr("{n} days", n=number)) for number in STALE_AFTER]
    after = preferences.get("stale_days").value or str(STALE_DAYS)
    stale = tr("An answer is stale after")
    form.choice("stale_days", stale, days, after, lambda value: preferences.put("stale_days", str(value)))
    form.sentence(
        tr(
            "The contact address goes along with every request, so that a registry can write to you; none is sent "
            "unless you set one. The addresses are for a mirror; leave them empty to ask the registries themselves."
        )
    )
