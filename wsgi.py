"""Makes the app for the server; nothing else."""

from tracker import create_app

app = create_app()
