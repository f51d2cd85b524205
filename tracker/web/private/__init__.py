"""What is private: parts of items, resolutions, what the public is told, who read it."""
