using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;

namespace Territoires.Core.Applications;

/// <summary>
/// Who signed each application: a partition an application, apart from every fact, so that a name can be erased and leave
/// the chain whole. A row is written before the fact that names it; what is erased reads as absent.
/// </summary>
public sealed class SignatureStore(StorageClients storage)
{
    private const int SaltBytes = 16;
    private const string Salt = "Salt";
    private const string Name = "Name";
    private const string Function = "Function";

    private readonly TableClient table = storage.Tables.GetTableClient(TableKeys.SignaturesTable);

    /// <summary>
    /// The signature of a request. One that comes again is sealed with the salt of the first, so that the two can be compared.
    /// </summary>
    public async Task<LegalSignature?> SealAsync(ApplicationState application, SignatureRequest? request, CancellationToken cancellation)
    {
        if (request is null)
        {
            return null;
        }

        var (name, function) = (request.Name.Trim(), request.Function.Trim());
        return await FindAsync(application, cancellation) is { } kept
            ? kept with { Name = name, Function = function, Certified = request.Certified }
            : new LegalSignature(Guid.CreateVersion7().ToString("N"), RandomNumberGenerator.GetHexString(SaltBytes * 2, lowercase: true),
                name, function, request.Certified);
    }

    public async Task KeepAsync(string application, LegalSignature signature)
    {
        var row = new TableEntity(application, signature.Id)
        {
            [Salt] = signature.Salt,
            [Name] = signature.Name,
            [Function] = signature.Function,
        };
        try
        {
            await table.AddEntityAsync(row, CancellationToken.None);
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            // A first try, whose answer was lost, wrote it.
        }
    }

    /// <summary>Who signed what was submitted; null when nobody did, or when it was erased.</summary>
    public async Task<LegalSignature?> FindAsync(ApplicationState application, CancellationToken cancellation)
    {
        if (application.Submission?.Signature is not { } seal)
        {
            return null;
        }

        var row = await table.GetEntityIfExistsAsync<TableEntity>(application.Id, seal.Id, cancellationToken: cancellation);
        return row.HasValue && row.Value is { } kept
            ? new LegalSignature(seal.Id, kept.GetString(Salt)!, kept.GetString(Name)!, kept.GetString(Function)!, Certified: true)
            : null;
    }

    /// <summary>
    /// Erases every name of the application, with those that a refused or interrupted submission left; the seal of the fact stays.
    /// </summary>
    public async Task EraseAsync(string application, CancellationToken cancellation)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {application}"), cancellationToken: cancellation))
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, CancellationToken.None);
        }
    }

    /// <summary>Takes back what no fact names: another click submitted first.</summary>
    public Task DropAsync(string application, LegalSignature signature) =>
        table.DeleteEntityAsync(application, signature.Id, ETag.All, CancellationToken.None);
}

/// <summary>Who signs: the legal representative, and that the sender is that person or is entitled to sign for the bodies.</summary>
public sealed record SignatureRequest(string Name, string Function, bool Certified);
