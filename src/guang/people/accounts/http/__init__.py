"""Routes and request and response structs of the accounts room."""

from guang.people.accounts.http import entry, me, staff

routes = [*entry.routes, *me.routes, *staff.routes]
