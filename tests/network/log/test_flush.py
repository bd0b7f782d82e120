"""Can a test with real transactions still empty the tables?"""

import pytest
from django.db import connection

from network.log import guard
from network.log.actions import record
from network.log.models import Entry


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_entry_written_in_a_real_transaction_is_gone_in_the_next_test(shop, turn):
    record("change_shop", shop, actor=None)
    assert Entry.objects.count() == 1
    assert guard.present(connection)
