@echo off
rem Double-click: shows the site while you edit it; each page lists its own problems at its top.
call "%~dp0build.cmd" serve
