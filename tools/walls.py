"""A contract for import-linter: between rooms, people talk through the facade."""

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class Walls(Contract):
    """``guang.trade.orders`` is public; everything beneath it is private to that room."""

    groups: Any = fields.ListField(subfield=fields.StringField())
    inspectors: Any = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find every import of a room's inside by somebody who does not live there.

        ``inspectors`` (modules) may look everywhere: the list of rooms must name what each room registers.
        """
        root = self.session_options["root_packages"][0]
        breaches = []
        for group in self.groups:
            for room in graph.find_children(f"{root}.{group}"):
                for inside in graph.find_descendants(room):
                    for importer in graph.find_modules_that_directly_import(inside):
                        lives_there = f"{importer}.".startswith(f"{room}.")
                        if not lives_there and importer not in self.inspectors:
                            breaches.append((importer, inside, room))
        return ContractCheck(kept=not breaches, metadata={"breaches": sorted(breaches)})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Say who reached through which wall, and what to import instead."""
        for importer, inside, room in check.metadata["breaches"]:
            output.print_error(f"{importer} reaches into {inside}; import {room} instead")
