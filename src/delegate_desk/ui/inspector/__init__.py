"""The inspector: every field of the duty that is selected, at the window's side.

Each part shows a duty (`show_duty`) and changes it through one `Editing`, which makes undo steps of the session and
gives back the sentence of a refusal. Nothing is built before a duty is shown for the first time.
"""
