# The server as a task of Windows' own Task Scheduler: begun with the machine, before anybody signs in, and begun anew when
# it ends. Needs nothing but Windows and Node.js. To be run once, in PowerShell as administrator, in the program's folder:
#
#   powershell -ExecutionPolicy Bypass -File scripts\service\install-task.ps1 -DataFolder D:\MotCua
#
# Not run on Windows yet. To take it away: Unregister-ScheduledTask -TaskName MotCua
param(
  [Parameter(Mandatory = $true)][string]$DataFolder,
  [string]$HostAddress = '0.0.0.0',
  [int]$Port = 4100
)
$ErrorActionPreference = 'Stop'
$program = (Resolve-Path (Join-Path $PSScriptRoot '..\..')).Path
$node = (Get-Command node.exe).Source
$account = 'NT AUTHORITY\LOCAL SERVICE'

New-Item -ItemType Directory -Force -Path $DataFolder | Out-Null
# Only administrators and the server's account: officers' notes and the office's keys lie in it.
icacls $DataFolder /inheritance:r /grant '*S-1-5-32-544:(OI)(CI)F' '*S-1-5-18:(OI)(CI)F' '*S-1-5-19:(OI)(CI)F' | Out-Null

# A task has no environment of its own; this file gives the server one, and its log a place.
$start = Join-Path $DataFolder 'start-server.cmd'
@"
@echo off
set DATA_DIR=$DataFolder
set HOST=$HostAddress
set PORT=$Port
set LOG_LEVEL=warn
cd /d "$program"
"$node" --enable-source-maps dist\server.mjs >> "$DataFolder\server.log" 2>&1
"@ | Set-Content -Encoding ASCII -Path $start

$action = New-ScheduledTaskAction -Execute 'cmd.exe' -Argument "/c `"$start`""
$trigger = New-ScheduledTaskTrigger -AtStartup
$settings = New-ScheduledTaskSettingsSet -RestartCount 999 -RestartInterval (New-TimeSpan -Minutes 1) `
  -ExecutionTimeLimit ([TimeSpan]::Zero) -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -MultipleInstances IgnoreNew
$principal = New-ScheduledTaskPrincipal -UserId $account -LogonType ServiceAccount -RunLevel Limited
Register-ScheduledTask -TaskName 'MotCua' -Action $action -Trigger $trigger -Settings $settings -Principal $principal -Force | Out-Null
New-NetFirewallRule -DisplayName 'Mot Cua' -Direction Inbound -Protocol TCP -LocalPort $Port, 8443 -Action Allow `
  -Profile Domain, Private -ErrorAction SilentlyContinue | Out-Null
Start-ScheduledTask -TaskName 'MotCua'
Write-Output "The server starts with the machine. Its log: $DataFolder\server.log"
