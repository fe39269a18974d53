"""Charts as painters: each draws itself into a rectangle of whatever it is given, a widget, a picture or paper.

They know no plan: figures and words go in. All of them are drawn with the same measures and the tokens' colours.
"""
