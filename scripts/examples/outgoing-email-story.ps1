<#
.SYNOPSIS
Configures outgoing email as an administrator of a new farm does, and shows what came of it. Asks nothing.

.DESCRIPTION
Sets the application credential key of this server, configures outgoing email for the farm through Central Administration, gives one web application
settings of its own, and takes them away again.

.EXAMPLE
scripts/spsh -Farm /tmp/story.db -File scripts/examples/outgoing-email-story.ps1 -SmtpServer smtp.contoso.com -FromAddress sharepoint@contoso.com
#>
param(
    [string] $ApplicationCredentialKey = 'correct horse battery staple',
    [string] $SmtpServer = 'mail.example.com',
    [int] $SmtpServerPort = 587,
    [string] $FromAddress = 'user@example.com',
    [string] $ReplyToAddress = 'replyto@example.com',
    # The account that the farm authenticates with; without one, a made-up account.
    [pscredential] $Credential
)

Add-PSSnapin Microsoft.SharePoint.PowerShell -ErrorAction SilentlyContinue
$ErrorActionPreference = 'Stop'

function Show-MailSettings {
    Get-SPWebApplication -IncludeCentralAdministration | Format-List DisplayName,
        @{ Label = 'Server'; Expression = { "$($_.OutboundMailServiceInstance.Server.Address):$($_.OutboundMailPort)" } },
        @{ Label = 'Encrypted'; Expression = { $_.OutboundMailEnableSsl } },
        @{ Label = 'From'; Expression = { $_.OutboundMailSenderAddress } },
        @{ Label = 'ReplyTo'; Expression = { $_.OutboundMailReplyToAddress } },
        @{ Label = 'User'; Expression = { $_.OutboundMailUserName } }
}

Write-Host '1. The application credential key of this server.'
$key = ConvertTo-SecureString -String $ApplicationCredentialKey -AsPlainText -Force
Set-SPApplicationCredentialKey -Password $key

Write-Host '2. Outgoing email for the whole farm, through Central Administration. The web applications inherit it.'
if (-not $Credential) {
    $password = ConvertTo-SecureString -String 'a password of the mail server' -AsPlainText -Force
    $Credential = New-Object System.Management.Automation.PSCredential 'CONTOSO\mailer', $password
}
$CentralAdmin = Get-SPWebApplication -IncludeCentralAdministration | Where-Object { $_.IsAdministrationWebApplication -eq $true }
Set-SPWebApplication -Identity $CentralAdmin -SMTPServer $SmtpServer -SMTPServerPort $SmtpServerPort -OutgoingEmailAddress $FromAddress -ReplyToEmailAddress $ReplyToAddress -SMTPCredentials $Credential
Show-MailSettings

Write-Host '3. One web application with a mail server of its own, anonymous and without encryption. The farm''s credentials stay with the farm.'
$WebApp = Get-SPWebApplication | Select-Object -First 1
Set-SPWebApplication -Identity $WebApp -SMTPServer 'relay.example.com' -DisableSMTPEncryption -OutgoingEmailAddress 'intranet@example.com'
Show-MailSettings

Write-Host '4. Its own settings taken away: it inherits again.'
$WebApp = Get-SPWebApplication -Identity $WebApp.Url
$WebApp.UpdateMailSettings($null, $null, $null, 65001)
Show-MailSettings
