"""Accounts in the panel: a superuser makes them and says who enters."""

from django import forms
from django.contrib import admin
from unfold.admin import ModelAdmin

from accounts.models import User


class UserForm(forms.ModelForm):
    """An account."""

    def clean_email(self):
        """Addresses are kept in lower case."""
        return self.cleaned_data["email"].lower()


@admin.register(User)
class UserAdmin(ModelAdmin):
    """Accounts enter by an e-mailed code."""

    form = UserForm
    list_display = ["email", "name", "is_staff", "is_superuser", "is_active"]
    search_fields = ["email", "name"]
    ordering = ["-is_superuser", "-is_staff", "email"]
    fields = ["email", "name", "is_active", "is_staff", "is_superuser", "last_login", "date_joined"]
    readonly_fields = ["last_login", "date_joined"]
    actions = None

    def has_module_permission(self, request):
        return request.user.is_active and request.user.is_superuser

    def has_view_permission(self, request, obj=None):
        return self.has_module_permission(request)

    has_add_permission = has_module_permission
    has_change_permission = has_view_permission

    def has_delete_permission(self, request, obj=None):
        """An account is closed by taking away “active”; its public record stays."""
        return False

    def save_model(self, request, obj, form, change):
        """A new account has no password yet."""
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
