"""Agenda items: entering, importing and minuting them."""
