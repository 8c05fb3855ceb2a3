import pytest
import typer
from sqlalchemy.exc import OperationalError

from bot import loading
from bot.serve import StartError
from bot.settings import Settings
from bot.storage import StorageError

TOKEN = "123456789:" + "Abc_def-0" * 4


@pytest.mark.parametrize("error", [StartError("Try this."), StorageError("Try this.")])
def test_what_is_in_the_way_is_told(error: Exception, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as end, loading.failures():
        raise error
    assert end.value.exit_code == 2
    assert capsys.readouterr() == ("", "Try this.\n")


def test_a_database_that_goes_away_is_told_without_its_address(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(typer.Exit) as end, loading.failures():
        raise OperationalError("SELECT secret", {}, ConnectionError("at secret"))
    assert end.value.exit_code == 2
    told = capsys.readouterr().err
    assert told == "The database at DATABASE_URL does not answer: ConnectionError\n"


def test_a_token_is_asked_for_where_there_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings.model_validate({"telegram_bot_token": TOKEN})
    assert loading.token(settings).get_secret_value() == TOKEN
    with pytest.raises(typer.Exit):
        loading.token(settings.model_copy(update={"telegram_bot_token": None}))
    assert "@BotFather" in capsys.readouterr().err
