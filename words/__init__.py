"""Sentences and number formats in German and English; knows neither screen nor database."""
