"""The window: Qt, and nothing else with Qt but `app`.

Rules of this layer. Widgets hold no rules of the business: they show values and say what was done to
them. A `Theme` is made in `app` and handed to every widget as its first argument; there is no other way
to a colour, a font or an icon. What an owner typed is shown only by `widgets.text` (plain text, never
HTML), and every fixed text passes `delegate_desk.i18n._`. Painting reads `theme.tokens`, and repaints
on `theme.changed`. There is no style sheet for the whole application: it would cost each page dearly.
"""
