<#
.SYNOPSIS
Starts a screen of the office by itself on a Windows machine, and keeps it running.

.DESCRIPTION
Waits for the server, opens the screen over the whole monitor, and opens it anew when the browser ends, crashes or
hangs. Ctrl+C ends it together with its own browser, and nothing else. The twin of start-screen.sh, which says why each
thing is done and which environment variables it heeds; both read browser-flags.txt. Over https the machine must trust the
office: its page /tin-cay shows how.

.EXAMPLE
start-screen.cmd http://192.168.1.10:4100 display
#>
param(
  # The address of the office's server.
  [Parameter(Mandatory = $true, Position = 0)]
  [ValidatePattern('^https?://')]
  [string] $Server,

  # Which screen: display or kiosk, with its settings behind a question mark, or rating/COUNTER.
  [Parameter(Mandatory = $true, Position = 1)]
  [ValidatePattern('^((display|kiosk)(\?.*)?|rating/[A-Za-z0-9._-]+)$')]
  [string] $Screen
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

function Get-Setting([string] $name, $default) {
  $value = [Environment]::GetEnvironmentVariable($name)
  if ([string]::IsNullOrEmpty($value)) { $default } else { $value }
}

$Server = $Server.TrimEnd('/')
$Address = "$Server/$Screen"
$HangSeconds = [int](Get-Setting 'HANG_SECONDS' 30)
$StartSeconds = [int](Get-Setting 'START_SECONDS' 90)
# A browser that lasted so long had started well: its next end counts as the first again.
$SteadySeconds = 60
$StopSeconds = 5
# Seconds to wait before the browser is opened again; the last one repeats.
$Backoff = 1, 2, 5, 10, 30

function Write-Line([string] $text) {
  [Console]::Error.WriteLine('{0:yyyy-MM-ddTHH:mm:sszzz} {1}' -f (Get-Date), $text)
}

# What an address answers, as text; $null when nobody answers. Any status is an answer.
function Get-Answer([string] $url) {
  try {
    $request = [Net.WebRequest]::Create($url)
    $request.Proxy = $null
    $request.Timeout = 3000
    $request.ReadWriteTimeout = 3000
    try { $response = $request.GetResponse() }
    catch {
      # An answer with an error comes as an exception, which PowerShell wraps into one of its own.
      $fault = $_.Exception
      while ($null -ne $fault -and $fault -isnot [Net.WebException]) { $fault = $fault.InnerException }
      # It answers, under a certificate that this machine does not trust yet: the browser is the one to say so.
      if ($null -ne $fault -and $fault.Status -eq [Net.WebExceptionStatus]::TrustFailure) { return '' }
      if ($null -eq $fault -or $null -eq $fault.Response) { return $null }
      $response = $fault.Response
    }
    $reader = New-Object IO.StreamReader($response.GetResponseStream())
    try { $reader.ReadToEnd() } finally { $reader.Close() }
  }
  catch { $null }
}

function Find-Browser {
  $given = Get-Setting 'BROWSER' $null
  if ($null -ne $given) { return $given }
  $folders = @($env:ProgramFiles, ${env:ProgramFiles(x86)}, $env:LOCALAPPDATA) | Where-Object { $_ }
  foreach ($program in 'Google\Chrome\Application\chrome.exe', 'Chromium\Application\chrome.exe', 'Microsoft\Edge\Application\msedge.exe') {
    foreach ($folder in $folders) {
      $file = Join-Path $folder $program
      if (Test-Path -LiteralPath $file) { return $file }
    }
  }
  $null
}

# Asks Windows to keep machine and monitor awake as long as this program runs.
function Set-Awake {
  $power = Add-Type -Name 'Power' -Namespace 'MotCua' -PassThru -MemberDefinition @'
[DllImport("kernel32.dll")] public static extern uint SetThreadExecutionState(uint flags);
'@
  # ES_CONTINUOUS, ES_DISPLAY_REQUIRED and ES_SYSTEM_REQUIRED together; as text, since PowerShell 5 reads it as negative.
  [void]$power::SetThreadExecutionState([uint32]'0x80000003')
}

# What an earlier run leaves when it was killed: a note in the profile that the browser crashed, and perhaps the browser
# itself. A process counts as ours when it has our profile.
function Repair-Profile {
  $name = [IO.Path]::GetFileName($Browser)
  foreach ($left in Get-CimInstance Win32_Process -Filter "Name = '$name'") {
    if ("$($left.CommandLine)".Contains("--user-data-dir=$ProfileFolder")) {
      Stop-Process -Id $left.ProcessId -Force -ErrorAction SilentlyContinue
    }
  }
  $preferences = Join-Path $ProfileFolder 'Default\Preferences'
  if (Test-Path -LiteralPath $preferences) {
    $text = [IO.File]::ReadAllText($preferences)
    $text = $text -replace '"exited_cleanly":false', '"exited_cleanly":true' -replace '"exit_type":"[A-Za-z]*"', '"exit_type":"Normal"'
    [IO.File]::WriteAllText($preferences, $text)
  }
  Remove-Item -LiteralPath (Join-Path $ProfileFolder 'DevToolsActivePort') -ErrorAction SilentlyContinue
}

function Start-Browser {
  $isEdge = [IO.Path]::GetFileName($Browser) -like '*edge*'
  $flags = @("--user-data-dir=$ProfileFolder")
  foreach ($line in Get-Content -LiteralPath (Join-Path $PSScriptRoot 'browser-flags.txt') -Encoding UTF8) {
    if ($line -eq '' -or $line.StartsWith('#')) { continue }
    # Edge's own kiosk mode keeps nothing between two starts: the screen would have to be enrolled every morning.
    if ($line -eq '--kiosk' -and $isEdge) { continue }
    $flags += $line
  }
  # Last, since the browser heeds the last of two.
  $flags += (Get-Setting 'BROWSER_FLAGS' '') -split '\s+'
  if ($isEdge) { $flags += '--start-fullscreen', "--app=$Address" } else { $flags += $Address }
  # Start-Process joins them with spaces and quotes nothing.
  $quoted = $flags | Where-Object { $_ } | ForEach-Object { '"{0}"' -f $_ }
  $process = Start-Process -FilePath $Browser -ArgumentList $quoted -PassThru
  # Without having been asked for its handle in time, a process never tells its exit code.
  [void]$process.Handle
  $process
}

# Asks the browser to end, and makes it.
function Stop-Browser($process) {
  if ($null -eq $process -or $process.HasExited) { return }
  [void]$process.CloseMainWindow()
  if (-not $process.WaitForExit(1000 * $StopSeconds)) { $process.Kill() }
}

# The figure in brackets in the page's title; $null when there is none.
function Get-Heartbeat {
  $portFile = Join-Path $ProfileFolder 'DevToolsActivePort'
  if (-not (Test-Path -LiteralPath $portFile)) { return $null }
  $port = Get-Content -LiteralPath $portFile -TotalCount 1 -ErrorAction SilentlyContinue
  $answer = Get-Answer "http://127.0.0.1:$port/json/list"
  if ("$answer" -match '"title": ".* \[(\d+)\]"') { $Matches[1] } else { $null }
}

# Comes back when the browser has ended, by itself or because its page stood still; answers how long it lived, in seconds.
function Watch-Browser($process) {
  $lastBeat = $null
  $lived = 0
  $silent = 0
  $patience = $StartSeconds
  while (-not $process.HasExited) {
    Start-Sleep -Seconds 1
    $lived += 1
    $beat = Get-Heartbeat
    if ($null -ne $beat -and $beat -ne $lastBeat) {
      $lastBeat = $beat
      $silent = 0
      $patience = $HangSeconds
      continue
    }
    $silent += 1
    if ($silent -ge $patience) {
      Write-Line "The page has shown no sign of life for $patience s: its browser is ended."
      Stop-Browser $process
    }
  }
  $lived
}

function Wait-Server {
  if ($null -ne (Get-Answer "$Server/healthz")) { return }
  Write-Line "Waiting for the server $Server"
  while ($null -eq (Get-Answer "$Server/healthz")) { Start-Sleep -Seconds 2 }
}

$Browser = Find-Browser
if ($null -eq $Browser) {
  Write-Line 'No Chrome, Chromium or Edge was found. Install one, or name it in BROWSER.'
  exit 2
}
$ProfileFolder = Get-Setting 'SCREEN_PROFILE' (Join-Path $env:LOCALAPPDATA "mot-cua-screen\$(($Screen -split '\?')[0])")
[void](New-Item -ItemType Directory -Force -Path $ProfileFolder)
Set-Awake

$process = $null
try {
  $failures = 0
  while ($true) {
    Wait-Server
    Repair-Profile
    Write-Line "Opening $Address with $Browser"
    $process = Start-Browser
    $lived = Watch-Browser $process
    if ($lived -ge $SteadySeconds) { $failures = 0 }
    $seconds = $Backoff[[Math]::Min($failures, $Backoff.Length - 1)]
    $failures += 1
    Write-Line "The browser has ended (exit code $($process.ExitCode)); opening it again in $seconds s."
    Start-Sleep -Seconds $seconds
  }
}
finally {
  # Ctrl+C comes by here too.
  Write-Line 'Ending.'
  Stop-Browser $process
}
