# Configures outgoing email for the whole farm: its settings are those of the Central Administration web application.

$CentralAdmin = Get-SPWebApplication -IncludeCentralAdministration | ? { $_.IsAdministrationWebApplication -eq $true }

$SmtpServer = "mail.example.com"
$SmtpServerPort = 587
$FromAddress = "user@example.com"
$ReplyToAddress = "replyto@example.com"
$Credentials = Get-Credential

Set-SPWebApplication -Identity $CentralAdmin -SMTPServer $SmtpServer -SMTPServerPort $SmtpServerPort -OutgoingEmailAddress $FromAddress -ReplyToEmailAddress $ReplyToAddress -SMTPCredentials $Credentials
