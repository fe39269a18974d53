"""The bare limit of a start: an empty window of the same toolkit."""

import sys

from PySide6.QtWidgets import QApplication, QWidget


def main() -> None:
    """Show it until it is ended."""
    application = QApplication(sys.argv)
    window = QWidget()
    window.resize(1280, 720)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
