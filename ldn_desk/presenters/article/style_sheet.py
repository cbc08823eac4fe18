"""How an article looks: the style sheet of the reading view, made of colours, families and sizes."""

from typing import NamedTuple


class Look(NamedTuple):
    """Colours (`#RRGGBB`), families (as CSS lists them) and sizes of the reading view."""

    ink: str
    soft: str
    accent: str
    line: str
    shade: str
    heading_family: str
    code_family: str
    points: float
    """Size of the reading text."""
    line_pixels: float
    """From one base line to the next."""
    sign_pixels: float = 0.0
    """The widest sign before a list item, or number before an entry."""

    @property
    def indent(self) -> int:
        """Pixels that a list item, a quote or an entry's number stands in: also the distance of tab stops."""
        return round(min(max(1.35 * self.line_pixels, self.sign_pixels + 0.3 * self.line_pixels), 4 * self.line_pixels))

    @property
    def style(self) -> str:
        """The style sheet; QTextDocument knows a small part of CSS 2.1."""
        em, indent, pitch = self.line_pixels, self.indent, self.line_pixels
        lines = f"line-height:{pitch:.1f}px;-qt-line-height-type:minimum;"
        tight = f"line-height:{pitch * 0.85:.1f}px;-qt-line-height-type:minimum;"
        heading = f"font-family:{self.heading_family};font-weight:600;"
        small = f"font-family:{self.heading_family};font-size:{self.points * 0.8:.1f}pt;color:{self.soft};"
        hanging = "".join(
            f".l{n}{{margin:0 0 {em * 0.3:.0f}px {indent * n}px;text-indent:{-indent}px}}"
            f".l{n}r{{margin:0 {indent * n}px {em * 0.3:.0f}px 0;text-indent:{-indent}px}}"
            for n in range(1, 7)
        )
        return (
            f"body{{white-space:pre-wrap;color:{self.ink}}}"
            f"a{{color:{self.accent};text-decoration:none}}"
            f"a.missing,a.entry{{color:{self.ink}}}"
            f"a.out{{color:{self.accent};text-decoration:underline}}"
            f"p{{{lines}margin:0 0 {em * 0.55:.0f}px 0}}"
            f"h1{{{heading}font-size:{self.points * 1.75:.1f}pt;margin:0 0 {em * 0.3:.0f}px 0}}"
            f"h2{{{heading}font-size:{self.points * 1.25:.1f}pt;margin:{em:.0f}px 0 {em * 0.3:.0f}px 0}}"
            f"h3{{{heading}font-size:{self.points * 1.05:.1f}pt;margin:{em * 0.75:.0f}px 0 {em * 0.2:.0f}px 0}}"
            f".by{{{small}{tight}margin:0 0 {em * 0.9:.0f}px 0}}"
            f".small{{{small}{tight}}}"
            f".q{{margin:0 0 {em * 0.55:.0f}px {indent}px;color:{self.soft}}}"
            f".qr{{margin:0 {indent}px {em * 0.55:.0f}px 0;color:{self.soft}}}"
            f".code{{font-family:{self.code_family};font-size:{self.points * 0.85:.1f}pt;"
            f"background-color:{self.shade};{tight}}}"
            f"code{{font-family:{self.code_family};font-size:{self.points * 0.88:.1f}pt}}"
            f"table{{margin:{em * 0.3:.0f}px 0 {em * 0.7:.0f}px 0;border-collapse:collapse}}"
            f"td,th{{font-family:{self.heading_family};font-size:{self.points * 0.82:.1f}pt;"
            f"border-bottom:1px solid {self.line};text-align:left;"
            f"line-height:{pitch * 0.74:.1f}px;-qt-line-height-type:minimum}}"
            f"th{{font-weight:600}}{hanging}"
        )
