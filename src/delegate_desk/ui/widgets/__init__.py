"""Small widgets that every page is made of; each paints itself from the theme's tokens.

They know no plan and no desk: values go in, signals come out.
"""
