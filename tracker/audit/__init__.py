"""What happened, recorded beside every change; nothing here decides or sends."""
