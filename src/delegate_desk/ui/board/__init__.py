"""The board: four columns of cards, and what dragging, keys and menus make of them.

From the inside out: `model` and `board` (the cards of each column, in step with the plan), `cards` (how one is
painted), `even_list` and `column_view` (a list of them), `column` (with its header), `columns` (the four side by
side), `drag` (a card under way), `deeds` (what is done to duties, for `pages.board`). Wishes go up as signals,
changes come down through `board.Board`.
"""
