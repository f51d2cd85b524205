"""Makes the app for the server; nothing else. Unsafe settings end it in one sentence."""

from config import SettingsError
from tracker import create_app

try:
    app = create_app()
except SettingsError as error:
    raise SystemExit(str(error)) from None
