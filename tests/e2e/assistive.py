"""What assistive technology sees and can do, over the accessibility bus; a line of JSON in, a line of JSON out.

Runs under the system's Python, because pyatspi comes from Debian and not from PyPI. Knows nothing of the program.
"""

import json
import sys
import time

import pyatspi

STATES = ("showing", "focused", "focusable", "selected", "checked", "enabled", "sensitive", "editable", "invalid_entry")


def program(pid, wait=30.0):
    """The program's node on the bus."""
    end = time.time() + wait
    while time.time() < end:
        desktop = pyatspi.Registry.getDesktop(0)
        for i in range(desktop.childCount):
            child = desktop.getChildAtIndex(i)
            if child is not None and child.get_process_id() == pid and child.childCount:
                return child
        time.sleep(0.05)
    raise LookupError(f"process {pid} never appeared on the accessibility bus")


def described(node, path):
    """One control as a plain object; extents are x, y, width, height on the screen."""
    states = node.getState()
    found = {
        "path": path,
        "role": node.getRoleName(),
        "name": node.name,
        "description": node.description,
        "states": [name for name in STATES if states.contains(getattr(pyatspi, f"STATE_{name.upper()}"))],
        "relations": [str(relation.getRelationType().value_nick) for relation in node.getRelationSet()],
    }
    try:
        box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        found["extents"] = [box.x, box.y, box.width, box.height]
    except NotImplementedError:
        found["extents"] = None
    for kind, read in (("text", _text), ("value", _value), ("actions", _actions)):
        try:
            found[kind] = read(node)
        except NotImplementedError:
            found[kind] = None
    return found


def _text(node):
    return node.queryText().getText(0, -1)


def _value(node):
    return node.queryValue().currentValue


def _actions(node):
    actions = node.queryAction()
    return [actions.getName(i) for i in range(actions.nActions)]


def walk(node, path=(), most=80):
    """A node and everything in it; long lists are cut after `most` children."""
    yield node, path
    for i in range(min(node.childCount, most)):
        child = node.getChildAtIndex(i)
        if child is not None:
            yield from walk(child, (*path, i), most)


def at(root, path):
    """The node at a path of child numbers."""
    for i in path:
        root = root.getChildAtIndex(i)
    return root


def answer(root, order):
    """Do what an order says, and give back what it asks for."""
    verb = order["do"]
    if verb == "tree":
        return [described(node, path) for node, path in walk(root, most=order.get("most", 80))]
    node = at(root, order["path"])
    if verb == "look":
        return described(node, order["path"])
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


def main():
    """Answer orders until there are no more."""
    root = program(int(sys.argv[1]))
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        try:
            result = {"answer": answer(root, json.loads(line))}
        except Exception as error:
            result = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(result), flush=True)


if __name__ == "__main__":
    main()
