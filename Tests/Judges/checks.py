"""Counts checks, names those that fail, and closes with one plain line."""

import sys


class Checks:
    """A run of checks; each is a name and what is wrong with it, nothing if it passed."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0

    def check(self, name: str, problems: list[str] | str | bool | None) -> None:
        """Records a check. A list or a text says what is wrong; `True` means it failed without more to say."""
        if not problems:
            self.passed += 1
            return
        self.failed += 1
        found = problems if isinstance(problems, list) else [] if problems is True else [problems]
        print(f"FAILED  {name}", flush=True)
        for problem in found[:8]:
            print(f"        {problem[:400]}", flush=True)
        if len(found) > 8:
            print(f"        … and {len(found) - 8} more", flush=True)

    def close(self) -> None:
        """Prints the closing line and ends the process, with 1 if anything failed."""
        print(f"{self.passed} passed, {self.failed} failed", flush=True)
        sys.exit(1 if self.failed else 0)
