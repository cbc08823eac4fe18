"""The words of steps, for the Undo menu and the history: code → text. A code is never taken away: libraries keep it."""

from ldn_desk.domain.reason import Reason
from ldn_desk.domain.translation import N_, Plural, count, plural, tr

STEPS: dict[str, str | Plural] = {
    "rate-reference": N_("rate reference {number}"),
    "rate-references": plural("rate {n} reference", "rate {n} references"),
    "write-note": N_("write note on reference {number}"),
    "delete-note": N_("delete note on reference {number}"),
    "restore-note": N_("restore note on reference {number}"),
    "write-article-note": N_("write note on the article"),
    "delete-article-note": N_("delete note on the article"),
    "restore-article-note": N_("restore note on the article"),
    "edit-article": N_("change the article’s details"),
    "judge-citation": N_("judge a citation of reference {number}"),
    "clear-judgement": N_("clear the judgement of a citation of reference {number}"),
    "attach-judgement": N_("attach a judgement of reference {number}"),
    "delete-judgement": N_("delete a judgement of reference {number}"),
    "grade-evidence": N_("grade the evidence of reference {number}"),
    "describe-study": N_("describe the study of reference {number}"),
    "correct-verdict": N_("correct verdict of reference {number}"),
    "accept-suggestion": N_("accept suggestion for reference {number}"),
    "withdraw-correction": N_("withdraw correction of reference {number}"),
    "dismiss-point": N_("dismiss point on reference {number}"),
    "take-back-dismissal": N_("take back dismissal on reference {number}"),
    "add-mark": N_("mark a passage"),
    "recolour-mark": N_("recolour a mark"),
    "comment-mark": N_("comment on a mark"),
    "link-mark": N_("link a mark with a reference"),
    "delete-mark": N_("delete a mark"),
    "restore-mark": N_("restore a mark"),
    "confirm-mark": N_("confirm a mark"),
    "re-attach-mark": N_("re-attach a mark"),
    "delete-article": N_("delete article"),
    "restore-article": N_("restore article"),
    "add-year": N_("add year"),
    "correct-fields": N_("correct fields of reference {number}"),
    "take-back-fields": N_("take back correction of reference {number}"),
    "split-reference": N_("split reference {number}"),
    "merge-references": N_("merge references {number} and {other}"),
    "add-reference": N_("add reference"),
    "remove-reference": N_("remove reference {number}"),
    "bring-back-reference": N_("bring back a reference"),
    "move-reference": N_("move reference {number}"),
    "begin-list": N_("begin the reference list here"),
    "end-list": N_("end the reference list here"),
    "link-marker": N_("link “{marker}”"),
    "unlink-marker": N_("unlink “{marker}”"),
    "link-dois": N_("link the DOIs in the text"),
    "take-over": N_("take over from the older version"),
    "read-again": N_("read the article again"),
}


def step_words(words: Reason) -> str:
    """What a step did: `rate reference 7`; words as words."""
    if not words.code:
        return str(words.param("words"))
    text, params = STEPS[words.code], dict(words.params)
    return tr(text, **params) if isinstance(text, str) else count(int(str(params["n"])), *text)
