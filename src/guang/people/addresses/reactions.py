"""What address books add to what others do: somebody who takes their data along takes their addresses, too.

Who leaves takes them along without a word: the rows hang on the account's.
"""

from guang.people import accounts
from guang.people.addresses import service

accounts.exports("addresses", service.export)
