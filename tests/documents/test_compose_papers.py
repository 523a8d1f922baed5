"""What papers say: the same as the golden texts, nothing unproven as proven, nothing secret."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.documents.blocks import Document, PageBreak, Table
from desktop.documents.catalogue import PAPERS, draft_of, number_room, paper_kind, papers_of
from desktop.documents.compose.checklist_sheet import DIGEST_SHOWN
from desktop.documents.packet import cover, packet_papers
from desktop.documents.render import PageMarks, render_pdf
from desktop.documents.subject import Recipient, Subject
from desktop.domain.checklist import ResultKind
from desktop.domain.evidence import Marking
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.office import BodyKind
from desktop.domain.procedure import DecisionKind, Opinion
from desktop.domain.respondent import Status
from desktop.rules.law import Verified
from desktop.rules.model import Authority
from desktop.text import Language
from tests.documents.conftest import Golden, Playing
from tests.documents.practice import EN, ZH, Scene, Stage, plain_text, said, texts
from tests.documents.reading import squeezed, tool, whole_text
from tests.machine import needs
from tests.packs.files import second

FLOOD = (
    *("intake_form", "rights_notice", "facts_paper", "evidence_list", "defence_notice"),
    *("defence_record", "defence_answers", "checklist_sheet", "decision", "process_certificate"),
    "service_receipt",
)
TOLD = (
    *((code, "flood") for code in FLOOD),
    *((code, "relocation") for code in ("clearing_letter", "facts_paper", "no_accountability")),
    ("no_accountability", "landslide"),
    ("decision", "subsidy"),
)
ANY_DIGEST = "0123456789abcdef"  # a pack's changes with each word in it; a golden text stays
IN_LANGUAGES = [(code, case, each) for code, case in TOLD for each in Language]


def paper(code: str, subject: Subject) -> Document:
    """Return a draft as the office sees it before it is issued."""
    kind = paper_kind(code)
    mark = (subject.deciding if kind.ruling else subject.body).mark
    numbered = replace(subject, number=number_room(code, mark, subject.today))
    return draft_of(kind, numbered).document


def proposing(stage: Stage) -> Subject:
    """Return a subject whose body may only propose."""
    return replace(stage.subject(), authority=Authority.PROPOSE)


@pytest.mark.parametrize(("code", "case", "language"), IN_LANGUAGES)
def test_each_paper_reads_like_its_golden_text(
    code: str, case: str, language: Language, played: Playing, expect_golden: Golden
) -> None:
    subject = played(case, language, Scene.DECIDED).subject()
    text = plain_text(paper(code, subject)).replace(subject.pack.digest[:DIGEST_SHOWN], ANY_DIGEST)
    assert (ANY_DIGEST in text) is (code == "checklist_sheet")
    expect_golden(f"papers/{code}-{case}.{language.value}.txt", text)


@pytest.mark.parametrize("language", Language)
def test_a_body_that_may_only_propose_prints_a_proposal(
    language: Language, played: Playing, expect_golden: Golden
) -> None:
    subject = proposing(played("subsidy", language, Scene.DECIDED))
    codes = [kind.code for kind in papers_of(subject)]
    assert "proposal" in codes
    assert "decision" not in codes
    text = plain_text(paper("proposal", subject))
    expect_golden(f"papers/proposal-subsidy.{language.value}.txt", text)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", ["facts_paper", "defence_record", "defence_notice"])
def test_before_the_person_was_heard_there_is_room_to_write(
    code: str, language: Language, played: Playing, expect_golden: Golden
) -> None:
    subject = played("flood", language, Scene.INVESTIGATED).subject()
    expect_golden(f"papers/{code}-blank.{language.value}.txt", plain_text(paper(code, subject)))


OTHER_LAW = (
    ("rights_notice", ("政务处分法", "Sanctions"), ("劳德米尔案", "Loudermill")),
    ("process_certificate", ("监察法", "Supervision"), ("里森过错判断树", "Reason's culpability")),
)


@pytest.mark.parametrize(("code", "ours", "theirs"), OTHER_LAW)
def test_the_law_a_paper_names_is_that_of_its_pack(
    code: str, ours: tuple[str, str], theirs: tuple[str, str], played: Playing
) -> None:
    for language, here, there in zip((ZH, EN), ours, theirs, strict=True):
        subject = played("flood", language, Scene.OPENED).subject()
        told = plain_text(paper(code, subject))
        assert (here in told, there in told) == (True, False)
        told = plain_text(paper(code, replace(subject, pack=second())))
        assert (here in told, there in told) == (False, True)


@pytest.mark.parametrize("language", Language)
def test_the_packet_reads_like_its_golden_text(
    language: Language, played: Playing, expect_golden: Golden
) -> None:
    subject = played("flood", language, Scene.DECIDED).subject()
    papers = packet_papers(subject)
    parts = [cover(subject, len(papers)), *(each.document for _, each in papers)]
    expect_golden(f"papers/packet-flood.{language.value}.txt", "\n".join(map(plain_text, parts)))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("case", ["flood", "landslide", "relocation"])
def test_every_word_of_a_paper_can_be_read_back(
    case: str, language: Language, played: Playing
) -> None:
    subject = played(case, language, Scene.DECIDED).subject()
    for kind in papers_of(subject):
        document = paper(kind.code, subject)
        data = render_pdf(document, PageMarks()).data
        wanted = Counter(squeezed("\n".join(texts(document.blocks)))) - Counter("{n}" * 9)
        unseen = wanted - Counter(whole_text(data))
        assert not unseen, kind.code


@needs("pdffonts")
@needs("pdftotext")
@needs("qpdf")
def test_readers_find_nothing_wrong_with_a_paper(played: Playing, tmp_path: Path) -> None:
    subject = played("flood", ZH, Scene.DECIDED).subject()
    for code in ("decision", "checklist_sheet", "service_receipt"):
        data = render_pdf(paper(code, subject), PageMarks(code="A1", qr="A1")).data
        embedded = tool("pdffonts", data, tmp_path).splitlines()[2:]
        assert embedded
        assert all(line[-21:].split()[0] == "yes" for line in embedded)
        assert "No syntax or stream encoding errors" in tool("qpdf", data, tmp_path, "--check")
        assert squeezed(subject.respondent.name) in squeezed(tool("pdftotext", data, tmp_path))


def test_the_same_paper_is_the_same_bytes(played: Playing) -> None:
    stage = played("subsidy", ZH, Scene.DECIDED)
    first, second = (
        render_pdf(paper("decision", stage.subject()), PageMarks(code="A1")).data for _ in range(2)
    )
    assert first == second


def test_markup_in_names_is_text_like_any_other(played: Playing) -> None:
    stage = played("flood", ZH, Scene.HEARD)
    subject = stage.subject()
    name = '<b>张三</b>&amp;<img src="http://x/y.png">{{7*7}}'
    thing = subject.file.respondents[stage.key[0]]
    renamed = thing.corrected("name", name, thing.entry, (thing.entry,))
    file = replace(subject.file, respondents={stage.key[0]: renamed})
    for kind in papers_of(replace(subject, file=file)):
        document = paper(kind.code, replace(subject, file=file))
        assert squeezed(name) in whole_text(render_pdf(document, PageMarks()).data), kind.code


def test_no_reporter_and_no_stranger_s_number_on_any_paper(played: Playing) -> None:
    stage = played("relocation", ZH, Scene.DECIDED)
    subject = stage.subject()
    assert subject.secrets == ("钱某某", "13800000000")
    facts = dict(subject.file.facts)
    for fact, one in facts.items():
        words = "钱某某（13800000000，身份证11010119800101123x）说，电话13912345678的人少发了钱。"
        stated = one.stated.corrected("text", words, one.stated.entry, (one.stated.entry,))
        facts[fact] = replace(one, stated=stated)
    evidence = {
        piece: thing.corrected("origin", "钱某某提供", thing.entry, (thing.entry,))
        for piece, thing in subject.file.evidence.items()
    }
    leaking = replace(subject, file=replace(subject.file, facts=facts, evidence=evidence))
    documents = [paper(kind.code, leaking) for kind in papers_of(leaking)]
    documents += [each.document for _, each in packet_papers(leaking)]
    whole = "\n".join(map(said, documents))
    for canary in ("钱某某", "13800000000", "11010119800101123", "13912345678"):
        assert canary not in whole
    assert "某某（某某，身份证110***********123x）说，电话139****5678的人" in whole


def test_where_evidence_came_from_is_not_told_to_the_respondent(played: Playing) -> None:
    subject = played("flood", ZH, Scene.DECIDED).subject()
    kind = paper_kind("evidence_list")
    whole = said(draft_of(kind, subject).document)
    seen = said(draft_of(kind, subject.seen_by(Recipient.RESPONDENT)).document)
    assert "石桥村村民委员会" in whole
    assert "石桥村村民委员会" not in seen
    assert "群众转移登记" in seen


def test_own_id_number_may_stand_and_no_other(played: Playing) -> None:
    subject = played("flood", ZH, Scene.INVESTIGATED).subject()
    own = subject.respondent.id_number
    facts = dict(subject.file.facts)
    for fact, one in facts.items():
        words = f"本人{own}，另有110101199003070011。"
        stated = one.stated.corrected("text", words, one.stated.entry, (one.stated.entry,))
        facts[fact] = replace(one, stated=stated)
    text = said(paper("facts_paper", replace(subject, file=replace(subject.file, facts=facts))))
    assert own in text
    assert "110101199003070011" not in text
    assert "110***********0011" in text


@pytest.mark.parametrize("case", ["flood", "subsidy", "landslide", "relocation"])
@pytest.mark.parametrize("language", Language)
def test_only_sources_that_were_checked_are_named(
    case: str, language: Language, played: Playing
) -> None:
    subject = played(case, language, Scene.DECIDED).subject()
    titles = [each.title.said(language) for each in subject.pack.sources if not each.may_be_printed]
    assert titles
    for kind in papers_of(subject):
        text = squeezed(said(paper(kind.code, subject)))
        assert [title for title in titles if squeezed(title) in text] == [], kind.code


def test_nothing_before_a_decision_says_that_anyone_is_at_fault(played: Playing) -> None:
    subject = played("flood", ZH, Scene.INVESTIGATED).subject()
    text = "".join(said(paper(kind.code, subject)) for kind in papers_of(subject))
    for word in ("违纪人员", "违纪事实", "违法事实", "错误事实", "处分决定", "已构成"):
        assert word not in text
    assert "核实不等于认定你有过错" in text
    assert "以上是拟作出的处理意见，不是决定。" in text


def test_a_measure_never_stands_without_its_track(played: Playing) -> None:
    subject = played("subsidy", ZH, Scene.DECIDED).subject()
    text = said(paper("decision", subject))
    assert "关于给予王某党内警告处分的决定" in text
    assert "影响期 12 个月，自2026年11月18日起，至2027年11月18日止" in text
    english = said(paper("decision", played("subsidy", EN, Scene.DECIDED).subject()))
    assert "party sanction of warning" in english


def test_a_period_without_a_checked_source_is_left_open(played: Playing) -> None:
    text = said(paper("decision", played("flood", ZH, Scene.DECIDED).subject()))
    assert "影响期按照有关规定执行。" in text
    assert "6 个月" not in text


def test_a_refusal_to_sign_is_noted_as_a_fact(played: Playing) -> None:
    subject = played("flood", ZH, Scene.DECIDED).subject()
    track = subject.track
    done = track.facts_shown.standing
    act = replace(done.act, opinion=Opinion.REFUSED_TO_SIGN, words="本人看后离开，没有签名。")
    shown = type(track.facts_shown).of(replace(done, act=act), done.entry)
    tracks = {subject.key: replace(track, facts_shown=shown)}
    refused = replace(subject, file=replace(subject.file, tracks=tracks))
    text = said(paper("facts_paper", refused))
    assert "当事人拒绝签名，情况：本人看后离开，没有签名。" in text
    assert "不作为从重的理由" in text
    assert "拒签，已注明" in said(paper("process_certificate", refused))


def test_a_waiver_is_told_where_points_would_stand(played: Playing) -> None:
    subject = played("flood", ZH, Scene.DECIDED).subject()
    track = subject.track
    done = track.defence.standing
    act = replace(done.act, points=(), waiver="没有意见，不申辩了。")
    waived = replace(track, defence=type(track.defence).of(replace(done, act=act), done.entry))
    silent = replace(subject, file=replace(subject.file, tracks={subject.key: waived}))
    assert "defence_answers" not in [kind.code for kind in papers_of(silent)]
    assert "没有意见，不申辩了。" in said(paper("defence_record", silent))
    assert "当事人表示放弃，已记入笔录" in said(paper("decision", silent))
    assert "本人放弃" in said(paper("process_certificate", silent))


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (DecisionKind.EXEMPTION, "关于对陈某免予追究责任的决定"),
        (DecisionKind.CASE_WITHDRAWN, "关于撤销陈某一案的决定"),
    ],
)
def test_exemption_and_withdrawal_have_titles_of_their_own(
    kind: DecisionKind, title: str, played: Playing
) -> None:
    subject = played("landslide", ZH, Scene.DECIDED).subject()
    track = subject.track
    done = track.decision.standing
    act = replace(done.act, decision=kind, measure=MeasureCode("talk"))
    decided = replace(track, decision=type(track.decision).of(replace(done, act=act), done.entry))
    changed = replace(subject, file=replace(subject.file, tracks={subject.key: decided}))
    document = paper("no_accountability", changed)
    assert document.title.endswith(title)
    assert "同时，对陈某予以谈话提醒。" in said(document)
    assert ("当事人（签名）" in said(document)) is (kind is DecisionKind.CASE_WITHDRAWN)


def test_a_respondent_of_whom_little_is_known_leaves_room(played: Playing) -> None:
    stage = played("flood", ZH, Scene.INVESTIGATED)
    subject = stage.subject()
    thing = subject.file.respondents[stage.key[0]]
    for field, value in (("sex", ""), ("born_on", None), ("address", "")):
        thing = thing.corrected(field, value, thing.entry, (thing.entry,))
    file = replace(subject.file, respondents={stage.key[0]: thing})
    unknown = replace(subject, file=file)
    assert plain_text(paper("facts_paper", unknown)).count("张某，__，______，中共党员") == 1
    notice = draft_of(paper_kind("defence_notice"), unknown)
    assert [problem.code for problem in notice.missing] == ["paper.no_address"]
    assert "住址: ____________________" in plain_text(notice.document)


def test_a_sex_that_no_word_is_known_for_stands_as_typed(played: Playing) -> None:
    stage = played("flood", EN, Scene.INVESTIGATED)
    subject = stage.subject()
    thing = subject.file.respondents[stage.key[0]]
    for typed, told in (("男", "male"), ("Female", "female"), ("x", "x")):
        changed = thing.corrected("sex", typed, thing.entry, (thing.entry,))
        file = replace(subject.file, respondents={stage.key[0]: changed})
        assert f", {told}, born in" in said(paper("facts_paper", replace(subject, file=file)))


def test_marked_evidence_stays_out_of_the_packet(played: Playing) -> None:
    subject = played("flood", ZH, Scene.DECIDED).subject()
    evidence = dict(subject.file.evidence)
    first, thing = next(iter(evidence.items()))
    evidence[first] = thing.corrected(
        "marking", Marking.WORK_SECRET.value, thing.entry, (thing.entry,)
    )
    marked = replace(subject, file=replace(subject.file, evidence=evidence))
    front = said(cover(marked, 8))
    assert "1 件证据不附原件，可以到办案机关查看：证据1　防汛值班表。" in front
    assert "2 件" in front


def test_each_incident_of_a_case_has_a_sheet_of_its_own(played: Playing) -> None:
    subject = played("flood", ZH, Scene.OPENED).subject()
    (incident, thing) = next(iter(subject.file.incidents.items()))
    other = thing.corrected("approximate", True, thing.entry, (thing.entry,))
    two = {incident: thing, type(incident)("b" * 32): other}
    document = paper("intake_form", replace(subject, file=replace(subject.file, incidents=two)))
    assert sum(isinstance(block, PageBreak) for block in document.blocks) == 1
    assert "大约2026年11月17日14:00" in said(document)


def test_the_checklist_has_every_item_with_its_answer(played: Playing) -> None:
    subject = played("flood", ZH, Scene.WEIGHED).subject()
    document = paper("checklist_sheet", subject)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    items = [row for table in tables[:8] for row in table.rows]
    assert len(items) == 40
    text = said(document)
    assert "应当用较轻的措施" in text
    assert "重大过失" in text
    assert "一般过失" in text
    assert "双方一致认定为一般过失的可能性更大" in text
    assert "谈话提醒：不够。九月已口头提醒过一次" in text


@pytest.mark.parametrize(
    ("track", "body", "remedy"),
    [
        (Track.PARTY_DISCIPLINE, BodyKind.TOWNSHIP_DISCIPLINE, "批准本决定的党组织提出申诉"),
        (Track.SUPERVISION, BodyKind.COUNTY_DISCIPLINE_SUPERVISION, "1 个月内向"),
        (Track.FIRST_FORM, BodyKind.COUNTY_DISCIPLINE_SUPERVISION, "申请复审"),
        (Track.EMPLOYER, BodyKind.TOWNSHIP_GOVERNMENT, "30 日内向"),
        (Track.ORGANISATIONAL, BodyKind.COUNTY_ORGANISATION, "期限按照有关规定执行"),
    ],
)
def test_the_remedy_is_that_of_track_and_body(
    track: Track, body: BodyKind, remedy: str, played: Playing
) -> None:
    subject = played("landslide", ZH, Scene.DECIDED).subject()
    key = (subject.key[0], track)
    file = replace(subject.file, tracks={key: subject.track})
    other = replace(
        subject, file=file, key=key, deciding=replace(subject.deciding, kind=body), reading=None
    )
    assert remedy in said(paper("no_accountability", other))


PARTY, STATE = Track.PARTY_DISCIPLINE, Track.SUPERVISION
FACTS_FIRST = "《中国共产党纪律处分条例》（2023年修订）第四条"
STATE_LAW = "《公职人员政务处分法》第五条、第四十四条"
CLEARED = "《中国共产党党员权利保障条例》（2020年修订）第三十四条"


@pytest.mark.parametrize(
    ("track", "body", "status", "result", "basis"),
    [
        (PARTY, BodyKind.TOWNSHIP_DISCIPLINE, Status.CIVIL_SERVANT, ResultKind.CLEAR_THE_NAME,
         f"均不属实。依据：{FACTS_FIRST}、{CLEARED}。"),
        (PARTY, BodyKind.TOWNSHIP_DISCIPLINE, Status.CIVIL_SERVANT, ResultKind.NO_ACCOUNTABILITY,
         f"不作对当事人不利的认定。依据：{FACTS_FIRST}。"),
        (STATE, BodyKind.COUNTY_DISCIPLINE_SUPERVISION, Status.CIVIL_SERVANT,
         ResultKind.CLEAR_THE_NAME, f"均不属实。依据：{STATE_LAW}、第五十三条。"),
        (STATE, BodyKind.COUNTY_DISCIPLINE_SUPERVISION, Status.CIVIL_SERVANT,
         ResultKind.NO_ACCOUNTABILITY, f"不利的认定。依据：{STATE_LAW}。"),
        (Track.EMPLOYER, BodyKind.TOWNSHIP_GOVERNMENT, Status.CIVIL_SERVANT,
         ResultKind.NO_ACCOUNTABILITY, "依据：《公务员法》（2018年修订）第六十三条。"),
        (Track.EMPLOYER, BodyKind.TOWNSHIP_GOVERNMENT, Status.INSTITUTION_STAFF,
         ResultKind.NO_ACCOUNTABILITY, "依据：《事业单位人事管理条例》第三十条。"),
        (Track.ORGANISATIONAL, BodyKind.COUNTY_ORGANISATION, Status.CIVIL_SERVANT,
         ResultKind.NO_ACCOUNTABILITY, "不作对当事人不利的认定。"),
    ],
)  # fmt: skip
def test_what_was_not_shown_rests_on_the_rules_of_its_own_track(
    track: Track, body: BodyKind, status: Status, result: ResultKind, basis: str, played: Playing
) -> None:
    subject = played("relocation", ZH, Scene.DECIDED).subject()
    assert subject.reading is not None
    run = subject.reading.run
    assert run.concluded is not None
    ended = replace(run.concluded, act=replace(run.concluded.act, result=result, exempt=()))
    reading = replace(subject.reading, run=replace(run, concluded=ended))
    thing = subject.file.respondents[subject.key[0]]
    person = thing.corrected("status", status.value, thing.entry, (thing.entry,))
    key = (subject.key[0], track)
    file = replace(subject.file, tracks={key: subject.track}, respondents={key[0]: person})
    deciding = replace(subject.deciding, kind=body)
    other = replace(subject, file=file, key=key, deciding=deciding, reading=reading)
    text = said(paper("no_accountability", other))
    assert basis in text
    assert text.count("依据：") == (1 if "依据" in basis else 0) + 1  # and the remedy's own


def test_a_source_that_is_not_verified_is_no_basis(played: Playing) -> None:
    subject = played("relocation", ZH, Scene.DECIDED).subject()
    unread = replace(
        subject.pack,
        sources=tuple(
            replace(each, verified=Verified.NO) if each.id == "discipline-rules.4" else each
            for each in subject.pack.sources
        ),
    )
    text = said(paper("no_accountability", replace(subject, pack=unread)))
    assert f"均不属实。依据：{CLEARED}。" in text


def test_every_paper_stands_in_the_field_s_list_or_is_the_certificate() -> None:
    assert {kind.number for kind in PAPERS} == {0, 1, 7, 9, 11, 12, 13, 14, 16, 19, 20, 21, 26}
