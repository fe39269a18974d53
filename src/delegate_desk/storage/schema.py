"""The tables of a plan file: real names and columns, so that an owner can open it with other tools."""

_DATE = "CHECK ({0} GLOB '????-??-??')"
_AMOUNT = "CHECK (length({0}) BETWEEN 1 AND 100)"
_LONG = "CHECK (length({0}) <= 100000)"
_SHORT = "CHECK (length({0}) BETWEEN 1 AND 10000)"
_HOURS = "CHECK ({0} >= 0)"
_SHARE = "CHECK ({0} BETWEEN 0 AND 1)"
_FIVE = "CHECK ({0} BETWEEN 1 AND 5)"
_FLAG = "CHECK ({0} IN (0, 1))"
_DECISION = "CHECK ({0} IN ('undecided', 'keep', 'outsource', 'stop'))"
_STAGE = "CHECK ({0} IN ('brief', 'provider', 'training', 'trial', 'running'))"
_WEEKDAY = "CHECK ({0} IN ('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'))"
_OF = "REFERENCES {1} ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"
_TO = "REFERENCES {1} DEFERRABLE INITIALLY DEFERRED"

_FIRST = {
    "settings": """
        id INTEGER PRIMARY KEY CHECK (id = 1)
        title TEXT NOT NULL LONG
        home_currency TEXT NOT NULL
        hourly_worth TEXT AMOUNT
        assumed_hourly_rate TEXT AMOUNT
        weekly_budget TEXT AMOUNT
        capacity_hours REAL HOURS
        oversight_share REAL NOT NULL SHARE
        family_share REAL NOT NULL SHARE
        week_starts TEXT NOT NULL WEEKDAY
        owner_name TEXT NOT NULL LONG
        owner_contact TEXT NOT NULL LONG
        time_zone TEXT
        day_starts TEXT
        day_ends TEXT
        yearly_income TEXT AMOUNT
        working_hours REAL HOURS
        handovers_at_once INTEGER NOT NULL
        review_day TEXT NOT NULL WEEKDAY
        review_time TEXT NOT NULL""",
    "providers": """
        id TEXT PRIMARY KEY NOT NULL
        name TEXT NOT NULL SHORT
        place TEXT NOT NULL LONG
        time_zone TEXT
        currency TEXT NOT NULL
        hourly_rate TEXT AMOUNT
        minimum_hours REAL HOURS
        maximum_hours REAL HOURS
        retainer TEXT AMOUNT
        included_hours REAL HOURS
        contact TEXT NOT NULL LONG
        notes TEXT NOT NULL LONG
        archived INTEGER NOT NULL FLAG
        day_starts TEXT
        day_ends TEXT
        position INTEGER NOT NULL""",
    "provider_functions": """
        provider TEXT NOT NULL OF providers(id)
        position INTEGER NOT NULL
        function TEXT NOT NULL
        PRIMARY KEY (provider, position)""",
    "duties": """
        id TEXT PRIMARY KEY NOT NULL
        title TEXT NOT NULL SHORT
        function TEXT
        times REAL CHECK (times > 0)
        every INTEGER CHECK (every >= 1)
        unit TEXT CHECK (unit IN ('day', 'workday', 'week', 'month', 'quarter', 'year'))
        rrule TEXT LONG
        starts TEXT DATE
        minutes REAL HOURS
        provider_minutes REAL HOURS
        enjoyment INTEGER FIVE
        needs_me INTEGER FIVE
        decision TEXT NOT NULL DECISION
        provider TEXT TO providers(id)
        agreed_price TEXT AMOUNT
        stage TEXT STAGE
        oversight_minutes_per_week REAL HOURS
        handover_minutes REAL HOURS
        notes TEXT NOT NULL LONG
        trial_weeks INTEGER NOT NULL
        changed TEXT DATE
        position INTEGER NOT NULL""",
    "stage_dates": """
        duty TEXT NOT NULL OF duties(id)
        position INTEGER NOT NULL
        stage TEXT NOT NULL STAGE
        date TEXT NOT NULL DATE
        PRIMARY KEY (duty, position)""",
    "exchange_rates": """
        currency TEXT PRIMARY KEY NOT NULL
        rate TEXT NOT NULL AMOUNT
        as_of TEXT DATE""",
    "goals": """
        id TEXT PRIMARY KEY NOT NULL
        title TEXT NOT NULL SHORT
        area TEXT NOT NULL CHECK (area IN ('family', 'growth'))
        target_hours REAL HOURS
        notes TEXT NOT NULL LONG
        position INTEGER NOT NULL""",
    "briefs": """
        duty TEXT PRIMARY KEY NOT NULL TO duties(id)
        why TEXT NOT NULL LONG
        done_when TEXT NOT NULL LONG
        authority TEXT
        check_in_every_days INTEGER CHECK (check_in_every_days >= 1)
        first_check_in TEXT DATE
        reach_me TEXT NOT NULL LONG""",
    "steps": """
        duty TEXT NOT NULL OF briefs(duty)
        position INTEGER NOT NULL
        text TEXT NOT NULL LONG
        minutes REAL HOURS
        PRIMARY KEY (duty, position)""",
    "access": """
        duty TEXT NOT NULL OF briefs(duty)
        position INTEGER NOT NULL
        what TEXT NOT NULL LONG
        "where" TEXT NOT NULL LONG
        PRIMARY KEY (duty, position)""",
    "ask_first": """
        duty TEXT NOT NULL OF briefs(duty)
        position INTEGER NOT NULL
        text TEXT NOT NULL LONG
        PRIMARY KEY (duty, position)""",
    "check_ins": """
        duty TEXT NOT NULL OF briefs(duty)
        position INTEGER NOT NULL
        date TEXT NOT NULL DATE
        verdict TEXT CHECK (verdict IN ('good', 'late', 'redo'))
        note TEXT NOT NULL LONG
        PRIMARY KEY (duty, position)""",
    "reviews": """
        week TEXT PRIMARY KEY NOT NULL DATE
        closed INTEGER NOT NULL FLAG
        away INTEGER NOT NULL FLAG
        back_into_work_minutes REAL HOURS
        notes TEXT NOT NULL LONG
        focus TEXT NOT NULL LONG
        step INTEGER FIVE""",
    # Duties and goals of reviews, and duties of time entries, may be gone: closed weeks never change.
    "reviewed_duties": """
        week TEXT NOT NULL OF reviews(week)
        position INTEGER NOT NULL
        duty TEXT NOT NULL
        decision TEXT DECISION
        expected_minutes REAL
        spent_minutes REAL HOURS
        title TEXT
        function TEXT
        stage TEXT STAGE
        freed_minutes REAL
        PRIMARY KEY (week, position)""",
    "reviewed_goals": """
        week TEXT NOT NULL OF reviews(week)
        position INTEGER NOT NULL
        goal TEXT NOT NULL
        spent_minutes REAL HOURS
        PRIMARY KEY (week, position)""",
    "review_totals": """
        week TEXT NOT NULL OF reviews(week)
        position INTEGER NOT NULL
        planned REAL
        now REAL
        cost TEXT
        value TEXT
        net TEXT
        PRIMARY KEY (week, position)""",
    "hours_by_function": """
        week TEXT NOT NULL OF reviews(week)
        position INTEGER NOT NULL
        function TEXT NOT NULL
        hours REAL NOT NULL
        PRIMARY KEY (week, position)""",
    "time_entries": """
        id TEXT PRIMARY KEY NOT NULL
        duty TEXT NOT NULL
        date TEXT NOT NULL DATE
        minutes REAL HOURS
        source TEXT NOT NULL LONG
        started TEXT
        running INTEGER NOT NULL FLAG
        position INTEGER NOT NULL""",
    "ideas": """
        id TEXT PRIMARY KEY NOT NULL
        text TEXT NOT NULL LONG
        provider TEXT TO providers(id)
        status TEXT NOT NULL CHECK (status IN ('open', 'tried', 'kept', 'dropped'))
        position INTEGER NOT NULL""",
    "scenarios": """
        id TEXT PRIMARY KEY NOT NULL
        name TEXT NOT NULL SHORT
        position INTEGER NOT NULL""",
    "scenario_duties": """
        scenario TEXT NOT NULL OF scenarios(id)
        position INTEGER NOT NULL
        duty TEXT NOT NULL TO duties(id)
        decision TEXT DECISION
        provider TEXT TO providers(id)
        stage TEXT STAGE
        agreed_price TEXT AMOUNT
        PRIMARY KEY (scenario, position)""",
    "scenario_settings": """
        scenario TEXT NOT NULL OF scenarios(id)
        position INTEGER NOT NULL
        hourly_worth TEXT AMOUNT
        assumed_hourly_rate TEXT AMOUNT
        weekly_budget TEXT AMOUNT
        PRIMARY KEY (scenario, position)""",
    # Which write left the file as it is: see the fingerprints.
    "last_write": """
        id INTEGER PRIMARY KEY CHECK (id = 1)
        stamp TEXT NOT NULL SHORT""",
    "scenario_providers": """
        scenario TEXT NOT NULL OF scenarios(id)
        position INTEGER NOT NULL
        provider TEXT NOT NULL TO providers(id)
        hourly_rate TEXT AMOUNT
        minimum_hours REAL HOURS
        retainer TEXT AMOUNT
        included_hours REAL HOURS
        PRIMARY KEY (scenario, position)""",
}

_WORDS = {
    "DATE": _DATE,
    "AMOUNT": _AMOUNT,
    "LONG": _LONG,
    "SHORT": _SHORT,
    "HOURS": _HOURS,
    "SHARE": _SHARE,
    "FIVE": _FIVE,
    "FLAG": _FLAG,
    "DECISION": _DECISION,
    "STAGE": _STAGE,
    "WEEKDAY": _WEEKDAY,
}


def first_tables() -> list[str]:
    """SQL that makes the tables of schema 1."""
    return [f"CREATE TABLE {name} (\n  {_columns(lines)}\n) STRICT" for name, lines in _FIRST.items()]


def _columns(lines: str) -> str:
    return ",\n  ".join(_column(line.strip()) for line in lines.strip().splitlines())


def _column(line: str) -> str:
    """One line of a table above as SQL: its last word may name a check or, after OF or TO, another table."""
    if line.startswith("PRIMARY KEY"):
        return line
    head, _, last = line.rpartition(" ")
    name = line.split()[0]
    if last in _WORDS:
        return f"{head} {_WORDS[last].format(name)}"
    for word, reference in ((" OF", _OF), (" TO", _TO)):
        if head.endswith(word):
            return f"{head.removesuffix(word)} {reference.format(name, last)}"
    return line
