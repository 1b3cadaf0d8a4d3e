// Everything that one environment of Territoires needs in Azure, in one resource group.
// Written from the documentation: compiled and linted by the tests, never deployed. infra/runbook.md says how it is meant to be used.
targetScope = 'resourceGroup'

@description('Short name of the environment: part of every name and tag.')
@minLength(2)
@maxLength(8)
param environmentName string

@description('Region. It must offer Flex Consumption with .NET isolated.')
param location string = resourceGroup().location

@description('The address that the public sees, with its scheme and a slash at its end. Links in mails begin with it.')
param publicAddress string

@description('Instances kept ready for requests; 0 lets the pages scale to nothing.')
@minValue(0)
param httpAlwaysReady int

@description('Upper bound of instances over all groups.')
@minValue(40)
@maxValue(1000)
param maximumInstances int = 100

@description('Memory of an instance: the host reads each announced body whole, so it holds httpConcurrency of the largest four times over.')
@allowed([2048, 4096])
param instanceMemoryMB int = 4096

@description('Spreads instances over zones: the platform then keeps two ready in each group, and bills them.')
param zoneRedundant bool

@description('Redundancy of the data account.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param dataRedundancy string

@description('How long a deleted blob can be brought back. It counts into the delay of an erasure that someone asked for.')
@minValue(7)
@maxValue(30)
param softDeleteDays int

@description('How long a published record can be neither changed nor deleted.')
@minValue(1)
param recordRetentionDays int

@description('Address that administers once its person signs in, as long as nobody does. Empty: nobody becomes the first one so.')
param firstAdministrator string = ''

@description('Mail server. Empty: nobody can ask for a sign-in link.')
param smtpHost string
param smtpPort int = 587
param smtpFrom string
param smtpUser string = ''

@secure()
@description('Password of the mail server; kept in the vault.')
param smtpPassword string = ''

@secure()
@description('At least 32 random bytes in base64 (openssl rand -base64 32); kept in the vault. A new one ends every token.')
param signingKey string

@description('Days of logs and traces. They hold no address and no text of a file.')
@minValue(30)
param logDays int = 90

@description('A collector that takes traces, measures and logs over OTLP beside Azure Monitor. Empty: none.')
param collectorEndpoint string = ''

var suffix = uniqueString(resourceGroup().id, environmentName)
var tags = {
  application: 'territoires'
  environment: environmentName
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-territoires-${environmentName}'
  location: location
  tags: tags
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    environmentName: environmentName
    location: location
    tags: tags
    logDays: logDays
    principalId: identity.properties.principalId
  }
}

module host 'modules/host.bicep' = {
  name: 'host'
  params: {
    accountName: 'sthost${suffix}'
    location: location
    tags: tags
    principalId: identity.properties.principalId
  }
}

module data 'modules/data.bicep' = {
  name: 'data'
  params: {
    accountName: 'stdata${suffix}'
    location: location
    tags: tags
    redundancy: dataRedundancy
    softDeleteDays: softDeleteDays
    recordRetentionDays: recordRetentionDays
    principalId: identity.properties.principalId
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    vaultName: 'kv-${suffix}'
    location: location
    tags: tags
    principalId: identity.properties.principalId
    signingKey: signingKey
    smtpPassword: smtpPassword
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    environmentName: environmentName
    suffix: suffix
    location: location
    tags: tags
    identityId: identity.id
    identityClientId: identity.properties.clientId
    hostAccountName: host.outputs.accountName
    packagesUri: host.outputs.packagesUri
    tableServiceUri: data.outputs.tableServiceUri
    blobServiceUri: data.outputs.blobServiceUri
    queueServiceUri: data.outputs.queueServiceUri
    insightsConnectionString: monitoring.outputs.connectionString
    collectorEndpoint: collectorEndpoint
    publicAddress: publicAddress
    firstAdministrator: firstAdministrator
    signingKeyUri: vault.outputs.signingKeyUri
    smtpHost: smtpHost
    smtpPort: smtpPort
    smtpFrom: smtpFrom
    smtpUser: smtpUser
    mailLoginUri: empty(smtpPassword) ? '' : vault.outputs.mailLoginUri
    httpAlwaysReady: httpAlwaysReady
    maximumInstances: maximumInstances
    instanceMemoryMB: instanceMemoryMB
    zoneRedundant: zoneRedundant
  }
}

output functionAppName string = app.outputs.name
output functionAppAddress string = app.outputs.address
output hostAccountName string = host.outputs.accountName
output dataAccountName string = data.outputs.accountName
