"""A DOI that was made an alias of another: the same work, with its notices."""

from ldn_desk.domain.article import Reference
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.plugins.contracts import Asking
from ldn_desk.services.checking import Target, check
from tests.services.registered import printed
from tests.standin import desk
from tests.standin.registry import Registry


def test_an_alias_is_the_same_work_and_keeps_its_notice(registry: Registry) -> None:
    registry.catalogue.aliases["10.5555/old"] = "10.5555/standin.retracted.1"
    fields = printed(
        "Invented tea and the moods of imaginary volunteers",
        "Invented, Ada; Imagined, Ben",
        container_title="Annals of Imaginary Medicine",
        volume="1",
        issue="",
        page="1–9",
        DOI="10.5555/old",
    )
    fields = fields.with_(issued=None)
    target = Target(Reference(1, "", fields, id="1"))
    (one,) = check([target], desk.plugins(registry), Asking())
    assert one.verdict.code is VerdictCode.AGREES
    assert [notice.type for notice in one.verdict.notices] == ["retraction"]
    assert [seen.kind for seen in registry.requests if seen.service == "doi.org"] == ["handle", "ra", "content", "csl"]
