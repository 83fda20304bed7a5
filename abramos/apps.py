from django.apps import AppConfig


class AbramosConfig(AppConfig):
    name = "abramos"
