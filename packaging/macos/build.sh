#!/usr/bin/env bash
# Builds "Delegate Desk.app" and a disk image with it. Written from the documentation of PyInstaller and of macOS and
# never run: expect to mend it. Needs Python 3.11 to 3.14 and macOS 13 or later. What it builds is signed ad hoc only;
# to give it away it has to be signed and notarised with an identity of one's own.
set -euo pipefail
cd "$(dirname "$0")/../.."

python3 -m venv build/venv
python=build/venv/bin/python
"$python" -m pip install --quiet '.[package]'
"$python" packaging/icons.py build/icons
"$python" -m PyInstaller --noconfirm --log-level WARN --workpath build --distpath dist packaging/delegate-desk.spec

app="dist/Delegate Desk.app"
version=$("$app/Contents/MacOS/delegate-desk" --version)
version=${version##* }
rm -rf build/image
mkdir -p build/image
cp -R "$app" build/image/
ln -s /Applications build/image/Applications
hdiutil create -volname "Delegate Desk" -srcfolder build/image -format UDZO -ov "dist/delegate-desk-$version.dmg"
