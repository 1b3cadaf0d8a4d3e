using 'main.bicep'

// To try a change on Azure: nothing is kept ready for requests, and nothing is kept long.
param environmentName = 'dev'
param publicAddress = readEnvironmentVariable('TERRITOIRES_PUBLIC_ADDRESS')
param httpAlwaysReady = 0
param zoneRedundant = false
param dataRedundancy = 'Standard_LRS'
param softDeleteDays = 7
param recordRetentionDays = 1
param logDays = 30
param smtpHost = ''
param smtpFrom = ''
param firstAdministrator = readEnvironmentVariable('TERRITOIRES_FIRST_ADMINISTRATOR', '')
param signingKey = readEnvironmentVariable('TERRITOIRES_SIGNING_KEY')
