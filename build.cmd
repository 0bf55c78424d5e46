@echo off
rem Double-click: sets up what is needed, checks everything, builds site\ and dist\, and opens the site.
rem With "serve" it shows a live preview instead; serve.cmd does that.
rem The messages stand in the folder data\messages, in Lao and English, because old consoles cannot show Lao
rem letters: what matters is opened in Notepad as well.
setlocal
chcp 65001 >nul
set PYTHONUTF8=1
cd /d "%~dp0"
set TASK=%~1
if "%TASK%"=="" set TASK=site

set PYTHON=
for %%P in ("py -3" "python") do if not defined PYTHON call :try %%P
if not defined PYTHON (
  type data\messages\no-python.txt
  start "" notepad.exe data\messages\no-python.txt
  pause
  exit /b 1
)

if not exist .venv\Scripts\python.exe %PYTHON% -m venv .venv
if errorlevel 1 goto no_setup
fc /b requirements.txt .venv\requirements-installed.txt >nul 2>nul
if not errorlevel 1 goto ready
type data\messages\setup.txt
.venv\Scripts\python.exe -m pip install --quiet --require-hashes --requirement requirements.txt
if errorlevel 1 goto no_setup
.venv\Scripts\python.exe -m pip install --quiet --no-deps --no-build-isolation --editable .
if errorlevel 1 goto no_setup
copy /y requirements.txt .venv\requirements-installed.txt >nul

:ready
if not exist build mkdir build
if "%TASK%"=="serve" goto serve
type data\messages\building.txt
.venv\Scripts\guidance.exe site >build\messages.txt 2>&1
if errorlevel 1 goto failed
type build\messages.txt
type data\messages\built.txt
start "" "site\index.html"
pause
exit /b 0

:serve
type data\messages\serving.txt
start "" /min cmd.exe /c "timeout /t 12 >nul & start http://127.0.0.1:8000/"
.venv\Scripts\guidance.exe serve
pause
exit /b 0

:failed
copy /y /b data\messages\failed.txt+build\messages.txt build\problems.txt >nul
type build\problems.txt
start "" notepad.exe build\problems.txt
pause
exit /b 1

:no_setup
type data\messages\no-setup.txt
start "" notepad.exe data\messages\no-setup.txt
pause
exit /b 1

:try
%~1 -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if not errorlevel 1 set PYTHON=%~1
exit /b 0
