// The function app on Flex Consumption. Its plan has no slots: a deployment kills what runs, and every act survives that.
param environmentName string
param suffix string
param location string
param tags object
param identityId string
param identityClientId string
param hostAccountName string
param packagesUri string
param tableServiceUri string
param blobServiceUri string
param queueServiceUri string
param insightsConnectionString string
param collectorEndpoint string
param publicAddress string
param firstAdministrator string
param signingKeyUri string
param smtpHost string
param smtpPort int
param smtpFrom string
param smtpUser string
param mailLoginUri string
param httpAlwaysReady int
param maximumInstances int
param instanceMemoryMB int
param zoneRedundant bool

// One instance waits for orchestrations, whose timers would otherwise be late by a cold start.
var durableReady = [
  {
    name: 'durable'
    instanceCount: 1
  }
]
var httpReady = httpAlwaysReady == 0 ? [] : [
  {
    name: 'http'
    instanceCount: httpAlwaysReady
  }
]

// A reference, never a value: the setting of a secret shows nothing to who may read settings.
var smtpPassword = empty(mailLoginUri) ? {} : {
  Smtp__Password: '@Microsoft.KeyVault(SecretUri=${mailLoginUri})'
}

var collector = empty(collectorEndpoint) ? {} : {
  OTEL_EXPORTER_OTLP_ENDPOINT: collectorEndpoint
}

var settings = union({
  // The host's own storage. Durable reads the same three and knows no resource id of an identity.
  AzureWebJobsStorage__accountName: hostAccountName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  // The home page is ours.
  AzureWebJobsDisableHomepage: 'true'
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  // Which identity the app's own clients take.
  AZURE_CLIENT_ID: identityClientId
  TerritoiresStorage__tableServiceUri: tableServiceUri
  TerritoiresStorage__blobServiceUri: blobServiceUri
  TerritoiresStorage__queueServiceUri: queueServiceUri
  // The host listens to our queues as the same identity.
  TerritoiresStorage__credential: 'managedidentity'
  TerritoiresStorage__clientId: identityClientId
  TerritoiresPublicAddress: publicAddress
  TerritoiresFirstAdministrator: firstAdministrator
  TerritoiresSigningKey: '@Microsoft.KeyVault(SecretUri=${signingKeyUri})'
  Smtp__Host: smtpHost
  Smtp__Port: string(smtpPort)
  Smtp__From: smtpFrom
  Smtp__User: smtpUser
}, smtpPassword, collector)

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-territoires-${environmentName}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    tier: 'FlexConsumption'
    name: 'FC1'
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'func-territoires-${environmentName}-${take(suffix, 6)}'
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packagesUri
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        alwaysReady: concat(durableReady, httpReady)
        maximumInstanceCount: maximumInstances
        instanceMemoryMB: instanceMemoryMB
        triggers: {
          http: {
            // As maxConcurrentRequests in host.json: past it another instance starts.
            perInstanceConcurrency: 8
          }
        }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: settings
  }

  // Publishing is by identity: no password of the platform's own opens the app.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

output name string = app.name
output address string = 'https://${app.properties.defaultHostName}'
