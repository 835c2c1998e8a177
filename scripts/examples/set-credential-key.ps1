# Sets the application credential key of this server. Every server of the farm needs the same one: run this on each of them.

$key = ConvertTo-SecureString -String "<application credential key>" -AsPlainText -Force
Set-SPApplicationCredentialKey -Password $key
