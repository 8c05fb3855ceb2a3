import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app

KNOWLEDGE = Path("knowledge/gair2023.yaml").absolute()
TOKEN = "123456789:" + "Abc_def-0" * 4


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without a ``.env``, so that nobody's own settings count."""
    monkeypatch.chdir(tmp_path)
    for name in ("TELEGRAM_BOT_TOKEN", "WEBHOOK_URL", "WEBHOOK_SECRET", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KNOWLEDGE_FILE", str(KNOWLEDGE))
    return tmp_path


def bot(*arguments: str, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(app, arguments, input=stdin)


def test_check_sums_a_good_file_up() -> None:
    result = bot("check")
    assert result.exit_code == 0
    assert "16 speakers" in result.stdout
    assert len(result.stdout.splitlines()) == 1
    assert "16 位" in bot("check", str(KNOWLEDGE), "--lang", "zh").stdout


def test_check_tells_every_fault_with_its_place(elsewhere: Path) -> None:
    broken = elsewhere / "broken.yaml"
    broken.write_text("event: {}\nspeakers: 5\n", encoding="utf-8")
    result = bot("check", str(broken))
    assert result.exit_code == 1
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert len(lines) > 1
    assert all(line.startswith(f"{broken}:") and " — " in line for line in lines)
    assert bot("check", str(broken), "--lang", "zh").stderr != result.stderr
    assert bot("check", "nothing.yaml").exit_code == 1


def test_ask_answers_people() -> None:
    assert "尤洋" in bot("ask", "尤洋").stdout
    assert bot("ask", "Yang You").stdout.startswith("Yang You")
    both = bot("ask", "尤洋", "--lang", "both").stdout
    assert "雷峰网报道" in both
    assert "Leiphone report" in both


def test_ask_tells_why() -> None:
    told = bot("ask", "--why", "优洋怎么看训练成本").stdout
    assert told.startswith("outcome: an answer, about yang-you\n")
    assert "优洋 is 尤洋 (yang-you) by its sound" in told


def test_ask_json_answers_each_line() -> None:
    lines = [json.dumps("尤洋"), "no json", json.dumps("\ud800"), json.dumps("a" * 1_000_000)]
    result = bot("ask", "--json", stdin="\n".join(lines).encode())
    assert result.exit_code == 0
    answers = [json.loads(line) for line in result.stdout_bytes.splitlines()]
    assert [answer["query"] for answer in answers][:3] == ["尤洋", None, "\ud800"]
    assert answers[0]["matches"][0]["id"] == "yang-you"
    assert len(answers) == 4


@pytest.mark.parametrize(
    "arguments",
    [("ask",), ("ask", "尤洋", "--json"), ("ask", "--json", "--why"), ("ask", "x", "--lang", "fr")],
)
def test_ask_wants_one_of_two(arguments: tuple[str, ...]) -> None:
    result = bot(*arguments)
    assert result.exit_code == 2
    assert result.stderr


def test_run_without_a_token_says_what_to_do() -> None:
    result = bot("run")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "TELEGRAM_BOT_TOKEN" in result.stderr
    assert "@BotFather" in result.stderr
    assert "python -m bot sandbox" in result.stderr


@pytest.mark.parametrize("command", [["ask", "尤洋"], ["check"]])
def test_what_only_reads_the_file_does_not_mind_other_settings(
    command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "not-a-token-but-secret")
    assert bot(*command).exit_code == 0
    monkeypatch.setenv("KNOWLEDGE_FILE", "nowhere.yaml")
    result = bot(*command)
    assert result.exit_code == 2
    assert "KNOWLEDGE_FILE" in result.stderr


@pytest.mark.parametrize("command", ["run", "start", "sandbox"])
def test_bad_settings_are_refused_by_name(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "not-a-token-but-secret")
    monkeypatch.setenv("PORT", "eighty")
    result = bot(command)
    assert result.exit_code == 2
    assert "TELEGRAM_BOT_TOKEN" in result.stderr
    assert "PORT" in result.stderr
    assert "but-secret" not in result.output


@pytest.mark.parametrize("command", [["ask", "x"], ["run"]])
def test_a_broken_knowledge_file_is_told(
    command: list[str], elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = elsewhere / "broken.yaml"
    broken.write_text("speakers: 5\n", encoding="utf-8")
    monkeypatch.setenv("KNOWLEDGE_FILE", str(broken))
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setattr("bot.logs.configure", lambda *_: None)
    result = bot(*command)
    assert result.exit_code == 2
    assert f"{broken}:1:" in result.stderr
    assert TOKEN not in result.output
