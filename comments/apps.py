from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "comments"

    def ready(self):
        # Models can be imported from here on only.
        from comments.panel.attend import AttendPart
        from drafts.panel.beside_article import register

        register(AttendPart)
