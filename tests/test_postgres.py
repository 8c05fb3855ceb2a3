import psycopg
import pytest

from tests import postgres


def test_a_given_server_is_taken_as_it_is() -> None:
    with postgres.server("postgresql://given/db", []) as url:
        assert url == "postgresql://given/db"


def test_with_no_server_at_all_it_says_what_to_install() -> None:
    with (
        pytest.raises(postgres.PostgresMissingError, match=r"make setup(.|\n)*TEST_DATABASE_URL"),
        postgres.server(None, []),
    ):
        pytest.fail("there is no server")


@pytest.mark.postgres
def test_each_schema_is_empty_and_gone_afterwards(postgres_server: str) -> None:
    with postgres.schema(postgres_server) as url, psycopg.connect(url) as connection:
        row = connection.execute("SELECT current_schema()").fetchone()
        assert row is not None
        name = row[0]
        assert name.startswith("test_")
    with psycopg.connect(postgres_server) as connection:
        left = connection.execute(
            "SELECT 1 FROM information_schema.schemata WHERE schema_name = %s", (name,)
        )
        assert left.fetchone() is None
