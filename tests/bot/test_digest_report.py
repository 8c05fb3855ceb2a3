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


def test_it_is_complete_when_it_is_finished_and_nothing_is_left_to_do() -> None:
    assert Report(outcomes={1: "sent", 2: "nothing to say"}, finished=True).complete
    left = Report(outcomes={1: "sent", 3: NOT_YET}, finished=True)
    assert left.summary() == "sent: 1, put off: 0, paused: 0, not yet: 1"
    assert not left.complete
