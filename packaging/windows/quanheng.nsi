; Installer for Windows 10 and 11, made with NSIS 3: makensis packaging\windows\quanheng.nsi
; NOT YET TRIED: no Windows machine was at hand. Build the folder there first with
; "python packaging\build.py", then run this from the project's root.

Unicode true
!include "MUI2.nsh"

Name "Quanheng"
OutFile "..\..\build\quanheng-setup.exe"
InstallDir "$LOCALAPPDATA\Programs\Quanheng"
RequestExecutionLevel user
SetCompressor /SOLID lzma

!insertmacro MUI_PAGE_LICENSE "..\..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

LangString SHORTCUT ${LANG_SIMPCHINESE} "权衡"
LangString SHORTCUT ${LANG_ENGLISH} "Quanheng"

Section
  SetOutPath "$INSTDIR"
  File /r "..\..\build\quanheng\*"
  CreateShortcut "$SMPROGRAMS\$(SHORTCUT).lnk" "$INSTDIR\quanheng-window.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\Uninstall\Quanheng" "DisplayName" "$(SHORTCUT)"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\Uninstall\Quanheng" "UninstallString" "$INSTDIR\uninstall.exe"
SectionEnd

; An office's data lie elsewhere and stay.
Section "Uninstall"
  RMDir /r "$INSTDIR"
  Delete "$SMPROGRAMS\$(SHORTCUT).lnk"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\Uninstall\Quanheng"
SectionEnd
