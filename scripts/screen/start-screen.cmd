@echo off
rem Starts a screen of the office; for a shortcut on the desktop or in the folder shell:startup. Its target reads e.g.
rem   C:\mot-cua\scripts\screen\start-screen.cmd http://192.168.1.10:4100 display
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0start-screen.ps1" %*
if errorlevel 1 pause
