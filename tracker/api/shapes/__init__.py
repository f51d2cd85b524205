"""The shapes of what is sent and shown, from which the API's description is generated."""
