"""Offices that exchange, for every test that wants real ones."""

from __future__ import annotations

from tests.application import two_offices

made_offices = two_offices.made_offices
offices = two_offices.offices
