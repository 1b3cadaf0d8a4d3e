using 'main.bicep'

// Where real people apply: two instances wait for them, in two zones, and what is deleted can be brought back for a month.
param environmentName = 'prod'
param publicAddress = readEnvironmentVariable('TERRITOIRES_PUBLIC_ADDRESS')
param httpAlwaysReady = 2
param zoneRedundant = true
param dataRedundancy = 'Standard_GZRS'
param softDeleteDays = 30
param recordRetentionDays = 1825
param logDays = 365
param smtpHost = readEnvironmentVariable('TERRITOIRES_SMTP_HOST')
param smtpFrom = readEnvironmentVariable('TERRITOIRES_SMTP_FROM')
param smtpUser = readEnvironmentVariable('TERRITOIRES_SMTP_USER')
param smtpPassword = readEnvironmentVariable('TERRITOIRES_SMTP_PASSWORD')
param firstAdministrator = readEnvironmentVariable('TERRITOIRES_FIRST_ADMINISTRATOR', '')
param signingKey = readEnvironmentVariable('TERRITOIRES_SIGNING_KEY')
