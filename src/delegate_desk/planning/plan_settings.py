"""Changing the settings of a plan."""

from typing import Any

from delegate_desk.domain import checks
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.settings import Settings
from delegate_desk.i18n import _


def edit_settings(plan: Plan, **changes: Any) -> Plan:
    """The plan with these settings changed. Raises PlanError for a value that may not stand there."""
    for field, value in changes.items():
        try:
            changes[field] = checks.checked(Settings, field, value)
        except ValueError as error:
            raise PlanError(_("The setting {field} {reason}.").format(field=field, reason=error)) from error
    return plan._replace(settings=plan.settings._replace(**changes))
