; Inno Setup 6: an installer for one owner, without administrator rights. build.ps1 says how it is called.
#ifndef Version
  #error Give the version: iscc /DVersion=... delegate-desk.iss
#endif
#define Name "Delegate Desk"
#define Program "delegate-desk.exe"

[Setup]
AppId={{2E1ED067-E840-408D-97A4-7E306F417B5B}
AppName={#Name}
AppVersion={#Version}
AppPublisher=The Delegate Desk developers
DefaultDirName={autopf}\{#Name}
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ChangesAssociations=yes
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\icons\delegate-desk.ico
UninstallDisplayIcon={app}\{#Program}
OutputDir=..\..\dist
OutputBaseFilename=delegate-desk-{#Version}-setup
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible

[Files]
Source: "..\..\dist\delegate-desk\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\{#Name}"; Filename: "{app}\{#Program}"

[Registry]
; HKA is the owner's own part of the registry where the installer runs without rights.
Root: HKA; Subkey: "Software\Classes\.desk\OpenWithProgids"; ValueType: string; ValueName: "DelegateDesk.Plan"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.desk"; ValueType: string; ValueName: "Content Type"; ValueData: "application/x-delegate-desk"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\DelegateDesk.Plan"; ValueType: string; ValueName: ""; ValueData: "Delegate Desk plan"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\DelegateDesk.Plan\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\{#Program},0"
Root: HKA; Subkey: "Software\Classes\DelegateDesk.Plan\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\{#Program}"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".desk"; ValueData: ""; Flags: uninsdeletekey

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent
