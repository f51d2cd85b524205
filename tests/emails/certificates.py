"""A certificate that nobody vouches for, made for mail servers on loopback."""

from __future__ import annotations

import ssl
import subprocess
from pathlib import Path


def self_made(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """Make a certificate for 127.0.0.1 and 127.1; its file, and what a server uses it by."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-keyout", str(key), "-out", str(certificate), "-subj", "/CN=mail"),
            *("-addext", "subjectAltName=IP:127.0.0.1,DNS:127.1"),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return certificate, context
