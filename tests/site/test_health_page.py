import psycopg
import pytest
from django.db import connection


@pytest.mark.django_db
def test_well_while_the_database_answers(client):
    response = client.get("/salud/")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_unwell_when_it_does_not(client):
    def refuse(execute, sql, params, many, context):
        from django.db import OperationalError

        raise OperationalError("no answer") from psycopg.OperationalError("no answer")

    with connection.execute_wrapper(refuse):
        assert client.get("/salud/").status_code == 503
