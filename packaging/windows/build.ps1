# Builds the program's folder and its installer. Written from the documentation of PyInstaller and Inno Setup and never
# run: expect to mend it. Needs Python 3.11 to 3.14 (64 bit) and Inno Setup 6 with iscc on the PATH.
#
#     powershell -File packaging\windows\build.ps1
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")

function Invoke-Checked {
    & $args[0] $args[1..($args.Count - 1)]
    if ($LASTEXITCODE -ne 0) { throw "failed: $args" }
}

Invoke-Checked py -3 -m venv build\venv
$python = "build\venv\Scripts\python.exe"
Invoke-Checked $python -m pip install --quiet ".[package]"
Invoke-Checked $python packaging\icons.py build\icons
Invoke-Checked $python -m PyInstaller --noconfirm --log-level WARN --workpath build --distpath dist packaging\delegate-desk.spec
$version = (& "dist\delegate-desk\delegate-desk.exe" --version).Split(" ")[-1]
Invoke-Checked iscc "/DVersion=$version" packaging\windows\delegate-desk.iss
Write-Output "dist\delegate-desk-$version-setup.exe"
