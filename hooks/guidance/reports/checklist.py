"""The launch checklist: which numbers to dial before the site is published.

It stands in `build/editors/`, never in the site: it holds numbers that nobody has confirmed.
"""

from __future__ import annotations

from datetime import date
from html import escape

from guidance.models.contact import NumberChannel, Readers, ShortCodeChannel
from guidance.registers.contacts import ContactRegister, Due, due
from guidance.views.directory import HOME_COUNTRY, Directory


def to_dial(contacts: ContactRegister, today: date) -> list[Due]:
    """Return the numbers that have to be dialled, the own country first."""
    found = [
        item
        for item in due(contacts, today)
        if isinstance(item.channel, ShortCodeChannel | NumberChannel)
    ]
    return sorted(
        found,
        key=lambda item: (
            item.office.country != HOME_COUNTRY,
            item.office.country,
            item.office.order,
            item.office.id,
        ),
    )


def checklist_html(directory: Directory, today: date) -> str:
    """Return the launch checklist as a page to print, Lao first, English beside it."""
    rows = []
    for item in to_dial(directory.contacts, today):
        office, channel = item.office, item.channel
        assert isinstance(channel, ShortCodeChannel | NumberChannel)
        reach = channel.abroad or "–"
        fax = " · fax" if channel.kind == "fax" else ""
        readers = " · officers" if office.audience is Readers.OFFICERS else ""
        rows.append(
            "<tr>"
            f"<td><b>{escape(channel.display)}</b><br>{escape(reach)}<br>"
            f"{escape(channel.country.upper())}{fax}</td>"
            f"<td>{escape(office.name.lo or '')}<br><small>{escape(office.name.en)}<br>"
            f"{escape(office.id)} {escape(channel.id)}{readers}</small></td>"
            f"<td>{escape(office.confidence_of(channel).value)}<br>"
            f"<small>{item.since.isoformat() if item.since else ''}</small></td>"
            "<td>☐ ມີ Yes<br>☐ ບໍ່ມີ No</td><td></td><td></td></tr>"
        )
    head = (
        ("ເບີ", "Number, from abroad, country"),
        ("ຫ້ອງການ", "Office"),
        ("ຄວາມໜ້າເຊື່ອຖື, ວັນທີການຢືນຢັນໝົດກຳນົດ", "Confidence, ran out on"),
        ("ມີຜູ້ຮັບສາຍ", "Answered"),
        ("ເວລາ, ພາສາ, ແຂວງທີ່ໂທ", "Hours, languages, dialled from"),
        ("ຫ້ອງການທີ່ຢືນຢັນ, ວັນທີ", "Confirmed by (office), day"),
    )
    cells = "".join(f"<th>{escape(lo)}<br><small>{escape(en)}</small></th>" for lo, en in head)
    return f"""<!doctype html>
<html lang="lo">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<title>ເບີທີ່ຕ້ອງທົດລອງໂທ / Numbers to dial</title>
<style>
body {{ font-family: "Noto Sans Lao", "Lao UI", sans-serif; margin: 1.5cm; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border: 1px solid #555; padding: .3em .5em; text-align: left; vertical-align: top; }}
tr {{ break-inside: avoid; }} thead {{ display: table-header-group; }}
small {{ color: #444; }}
@page {{ size: A4 landscape; margin: 1.2cm; }}
@media print {{ body {{ margin: 0; font-size: 9.5pt; }} h1 {{ font-size: 15pt; }} }}
</style>
</head>
<body>
<h1>ເບີທີ່ຕ້ອງທົດລອງໂທກ່ອນເປີດໃຊ້ / Numbers to dial before launch</h1>
<p>{len(rows)} ເບີ · {today.isoformat()} · ຫ້າມເຜີຍແຜ່ / not for publication</p>
<p>ກ່ອນທົດລອງສາຍສຸກເສີນ ໃຫ້ປະສານກັບເຈົ້າຂອງເບີ. ໂທເບີສັ້ນຈາກຫຼາຍແຂວງ ແລະ ຫຼາຍເຄືອຂ່າຍ:
ບອກວ່າເປັນການທົດລອງ ແລ້ວວາງສາຍ.<br>
Ask the owner before you test an emergency line. Dial short numbers from several provinces and
networks: say that it is a test, and hang up.</p>
<table>
<thead><tr>{cells}</tr></thead>
<tbody>
{chr(10).join(rows)}
</tbody>
</table>
</body>
</html>
"""
