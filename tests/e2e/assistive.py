"""What assistive technology sees and can do, over the accessibility bus; a line of JSON in, a line of JSON out.

Runs under the system's Python, because pyatspi comes from Debian and not from PyPI. Knows nothing of the program.
An order names a process (`pid`) and what to `do`; controls are named by their path of child numbers.
"""

import json
import sys
import time

import pyatspi
from gi.repository import Atspi, GLib

STATES = (
    "showing", "visible", "focused", "focusable", "selected", "checked", "enabled", "sensitive", "editable",
    "invalid_entry", "active", "modal",
)  # fmt: skip
MOST = 80


class Ears:
    """Keeps what programs had said aloud."""

    def __init__(self):
        self.heard = []
        self._listener = Atspi.EventListener.new(self._hear)
        self._listener.register("object:announcement")

    def _hear(self, event):
        self.heard.append(event.any_data if isinstance(event.any_data, str) else str(event.any_data))

    def listen(self):
        """Take in what has arrived."""
        context = GLib.MainContext.default()
        while context.pending():
            context.iteration(False)

    def told(self):
        """What was said since this was asked last."""
        self.listen()
        heard, self.heard = self.heard, []
        return heard


def program(pid):
    """The program's node on the bus; None while it is not there."""
    desktop = pyatspi.Registry.getDesktop(0)
    for i in range(desktop.childCount):
        child = desktop.getChildAtIndex(i)
        try:
            if child is not None and child.get_process_id() == pid and child.childCount:
                child.set_cache_mask(Atspi.Cache.NONE)
                return child
        except GLib.Error:  # one that is just leaving
            continue
    return None


def awaited(pid, wait):
    """The program's node, waited for."""
    end = time.time() + wait
    while time.time() < end:
        found = program(pid)
        if found is not None:
            return found
        time.sleep(0.03)
    raise LookupError(f"process {pid} never appeared on the accessibility bus")


def names_of(states):
    """Names of the states in a set of them."""
    return [name for name in STATES if states.contains(getattr(pyatspi, f"STATE_{name.upper()}"))]


def described(node, path, brief=False):
    """One control as a plain object; extents are x, y, width, height on the screen. `brief` leaves out what is slow."""
    found = {
        "path": list(path),
        "role": node.getRoleName(),
        "name": node.name,
        "description": node.description,
        "states": names_of(node.getState()),
    }
    if brief and found["role"] != "combo box":
        return found
    found["relations"] = [str(relation.getRelationType().value_nick) for relation in node.getRelationSet()]
    found["children"] = node.childCount
    for kind, read in (("extents", _extents), ("text", _text), ("value", _value), ("actions", _actions)):
        try:
            found[kind] = read(node)
        except NotImplementedError:
            found[kind] = None
    return found


def _extents(node):
    box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    return [box.x, box.y, box.width, box.height]


def _text(node):
    return node.queryText().getText(0, -1)


def _value(node):
    value = node.queryValue()
    return [value.minimumValue, value.currentValue, value.maximumValue]


def _actions(node):
    actions = node.queryAction()
    return [actions.getName(i) for i in range(actions.nActions)]


def walk(node, path=(), most=MOST, hidden=True):
    """A node and everything in it; long lists are cut after `most` children, hidden parts left out where told so."""
    yield node, path
    for i in range(min(node.childCount, most)):
        child = node.getChildAtIndex(i)
        if child is not None and (hidden or child.getState().contains(pyatspi.STATE_SHOWING)):
            yield from walk(child, (*path, i), most, hidden)


def fitting(root, order):
    """Controls of a role (several with | between), in a state, whose name begins so."""
    roles = [role for role in order.get("role", "").split("|") if role]
    name, state = order.get("name", ""), order.get("state")
    wanted = getattr(pyatspi, f"STATE_{state.upper()}") if state else None
    for node, path in walk(root, most=order.get("most", MOST), hidden=order.get("hidden", False)):
        if wanted is not None and not node.getState().contains(wanted):
            continue
        if (not roles or node.getRoleName() in roles) and node.name.startswith(name):
            yield node, path


def at(root, path):
    """The node at a path of child numbers."""
    for i in path:
        root = root.getChildAtIndex(i)
        if root is None:
            raise LookupError(f"nothing at {path}")
    return root


def seen(root, order):
    """What an order asks to see."""
    verb = order["do"]
    if verb == "tree":
        path = tuple(order.get("path", []))
        shown = walk(at(root, path), path, order.get("most", MOST), order.get("hidden", False))
        return [described(node, path, order.get("brief", False)) for node, path in shown]
    if verb == "find":
        return next((described(node, path) for node, path in fitting(root, order)), None)
    if verb == "all":
        return [described(node, path) for node, path in fitting(root, order)]
    if verb == "names":
        return [node.name for node, _path in fitting(root, order)]
    if verb == "texts":
        whole = walk(root, most=3 * MOST, hidden=False)  # the guide is longer than any list that is read
        return [text for node, _path in whole if (text := node.name or _text_or_nothing(node))]
    if verb == "look":
        return described(at(root, order["path"]), order["path"])
    return done(at(root, order["path"]), order)


def _text_or_nothing(node):
    try:
        return _text(node)
    except NotImplementedError:
        return ""


def done(node, order):
    """Do to a control what an order asks for."""
    verb = order["do"]
    if verb == "act":
        actions = node.queryAction()
        names = [actions.getName(i).lower() for i in range(actions.nActions)]
        return actions.doAction(names.index(order["name"].lower()))
    if verb == "type":
        return node.queryEditableText().setTextContents(order["text"])
    if verb == "set":
        node.queryValue().currentValue = order["value"]
        return True
    if verb == "focus":
        return node.queryComponent().grabFocus()
    raise ValueError(verb)


def tell(answer):
    """Answer in one line."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main():
    """Answer orders until there are no more."""
    ears = Ears()
    roots = {}
    tell("ready")
    for line in sys.stdin:
        order = json.loads(line)
        try:
            ears.listen()
            if order["do"] == "heard":
                result = {"answer": ears.told()}
            elif order["do"] == "meet":
                roots[order["pid"]] = awaited(order["pid"], order["wait"])
                result = {"answer": True}
            else:
                result = {"answer": seen(roots[order["pid"]], order)}
        except Exception as error:
            result = {"error": f"{type(error).__name__}: {error}"}
        tell(result)


if __name__ == "__main__":
    main()
