"""The models and encoders behind the door of `llm`, one module each.

Nothing is imported here: a module loads its library when `wiring` asks for that module.
"""
