from bot.digest_report import NOT_YET, Report


def test_each_chat_is_told_of_once_and_its_last_outcome_counts() -> None:
    done: list[None] = []
    report = Report(lambda: done.append(None))
    report.note(1, "put off")
    report.note(1, "sent")
    report.note(2, "sent")
    assert len(done) == 2
    assert report.summary() == "sent: 2, put off: 0, paused: 0 (stopped early)"
    assert not report.complete
    report.finished = True
    assert report.complete
    report.note(3, NOT_YET)
    assert report.summary() == "sent: 2, put off: 0, paused: 0, not yet: 1"
    assert not report.complete
