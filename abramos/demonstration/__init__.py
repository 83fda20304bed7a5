"""The demonstration: invented texts, voices and answers. Nothing here was said by a real person."""
