# Configures outgoing email for one web application. What is set here overrides the farm's settings for this web application alone.
param(
    # The URL, the name or the id of the web application.
    [string] $WebApplication = "http://$([Microsoft.SharePoint.Administration.SPServer]::Local.Name)/"
)

$WebApp = Get-SPWebApplication -Identity $WebApplication

$SmtpServer = "mail.example.com"
$SmtpServerPort = 587
$FromAddress = "user@example.com"
$ReplyToAddress = "replyto@example.com"
$Credentials = Get-Credential

Set-SPWebApplication -Identity $WebApp -SMTPServer $SmtpServer -SMTPServerPort $SmtpServerPort -OutgoingEmailAddress $FromAddress -ReplyToEmailAddress $ReplyToAddress -SMTPCredentials $Credentials
