"""The board: four columns of cards, and what dragging, keys and menus make of them.

From the inside out: `model` (the cards of each column), `cards` (how one is painted), `column_view` (a list of
them), `column` (with its header), `columns` (the four side by side), `drag` (a card under way). Nothing here changes
the plan: wishes go up as signals to `pages.board`, changes come down through `model.Board`.
"""
