"""A counting in sentences: from the day of the event to the last day, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.calendar import HolidayName, Notice
from desktop.domain.deadline import Deadline, Extension, Period, Stretch, Unit, Why
from desktop.errors import Value
from desktop.text import Language, sentence

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def counting_told(
    period: Period, deadline: Deadline, notices: tuple[Notice, ...], language: Language
) -> tuple[str, ...]:
    """Return a counting line by line; the last lines name the notices it rests on."""
    tell = _Teller(language)
    return (*tell.counted(period, deadline), *tell.last(deadline), *tell.notices(notices))


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells a counting in one language."""

    language: Language

    def counted(self, period: Period, deadline: Deadline) -> Iterator[str]:
        for stretch in deadline.counted:
            if stretch.extension is not None:
                period = stretch.extension.by
                yield self._extended(stretch, stretch.extension)
            elif stretch.why in {Why.CORRESPONDING_DAY, Why.END_OF_MONTH}:
                yield self._corresponding(stretch, period)
            elif stretch.why is Why.EVERY_DAY and stretch.reached > stretch.days:
                yield self._days("every_day_on", stretch)
            else:
                yield self._days(stretch.why.value, stretch)
        for stretch in deadline.moved_over:
            yield self._days(f"moved_{stretch.why.value}", stretch)

    def last(self, deadline: Deadline) -> Iterator[str]:
        last_day = "last_day_estimated" if deadline.estimated else "last_day"
        weekday = self._say(WEEKDAYS[deadline.last_day.weekday()])
        yield self._say(last_day, day=deadline.last_day, weekday=weekday)

    def notices(self, notices: tuple[Notice, ...]) -> Iterator[str]:
        for notice in notices:
            if notice.number:
                yield self._say("notice", title=notice.title, number=notice.number)
            else:
                yield self._say("notice_without_number", title=notice.title)

    def _corresponding(self, stretch: Stretch, period: Period) -> str:
        key = "corresponding" if stretch.why is Why.CORRESPONDING_DAY else "end_of_month"
        unit = "year" if period.unit is Unit.YEAR else "month"
        one = "_one" if period.number == 1 else ""
        return self._say(f"{key}_{unit}{one}", number=period.number, first=stretch.first)

    def _extended(self, stretch: Stretch, extension: Extension) -> str:
        one = "_one" if extension.by.number == 1 else ""
        return self._say(
            f"extended_{extension.by.unit.value}{one}",
            first=stretch.first,
            number=extension.by.number,
            granted_on=extension.granted_on,
            who=extension.approved_by,
            post=extension.approved_as,
        )

    def _days(self, key: str, stretch: Stretch) -> str:
        return self._say(
            f"{key}_one" if stretch.days == 1 else key,
            first=stretch.first,
            last=stretch.last,
            days=stretch.days,
            reached=stretch.reached,
            holiday=self._holiday(stretch.holiday),
            reason=stretch.reason,
        )

    def _holiday(self, name: HolidayName | None) -> str:
        if name is None:
            return ""
        return name.zh if self.language is Language.CHINESE else name.en

    def _say(self, key: str, **values: Value) -> str:
        return sentence(f"deadline.{key}", self.language, **values)
