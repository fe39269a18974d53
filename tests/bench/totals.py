"""How long a plan's totals take anew, beside the least arithmetic: a product and a sum for each duty.

python tests/bench/totals.py 1000 10000
"""

import sys
import tempfile
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from builders import TODAY
from large_plans import written
from rows import in_turn, row

from delegate_desk.planning.totals import totals
from delegate_desk.storage.plan_file import PlanFile

TIMES = 30


def main() -> None:
    """Measure each size."""
    for count in [int(text) for text in sys.argv[1:]] or [1000, 10_000]:
        with tempfile.TemporaryDirectory() as folder:
            store = PlanFile.open(written(Path(folder) / "plan.desk", count))
            plan = store.read()
            store.close()
        duties = list(plan.duties.values())

        def least(duties=duties) -> Decimal:
            return sum((Decimal(duty.minutes) * Decimal(duty.cadence.times) / 60 for duty in duties), Decimal(0))

        ours, bare = in_turn(lambda plan=plan: totals(plan, TODAY), least, times=TIMES)
        row(f"totals of {count:,} duties", ours, bare, "ms", "a product and a sum each")


if __name__ == "__main__":
    main()
