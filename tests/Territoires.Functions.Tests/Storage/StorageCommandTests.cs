using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Territoires.Cli.Storage;
using Territoires.Core.Storage;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Storage;

/// <summary>A published call, checked, exported, restored, damaged.</summary>
public sealed partial class StorageCommandTests : IAsyncLifetime
{
    private string data = "";

    private string Other { get; } = Directory.CreateTempSubdirectory("territoires-export-").FullName;

    public async ValueTask InitializeAsync()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Published);
        (await journey.Administrator.PutPdfAsync(
            $"{journey.CallPath}/documents/reglement?title=R%C3%A8glement", TestCalls.Pdf(30_000), ("If-None-Match", "*"))).Ok();
        data = app.Storage;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Other, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_export_restored_elsewhere_holds_every_chain_where_it_stood()
    {
        var (export, restored, third) =
            (Path.Combine(Other, "export"), await TestStorage.NewAccountAsync(), await TestStorage.NewAccountAsync());

        var exported = await RunAsync(0, "export", "--storage", data, "--to", export);
        exported.ShouldContain("0 faults");
        var told = await RunAsync(0, "restore", "--from", export, "--storage", restored);

        told.Split('\n')[0].Replace("restored", "exported", StringComparison.Ordinal).ShouldBe(exported.Split('\n')[0]);
        told.ShouldContain("0 faults");
        (await RunAsync(0, "check", "--storage", restored)).ShouldContain("0 faults");
        await TestApp.CheckStorageAsync(restored);
        Directory.Exists(Path.Combine(export, "tables", TableKeys.WebSessionsTable)).ShouldBeFalse("a session is no record");

        (await RunAsync(1, "restore", "--from", export, "--storage", restored)).ShouldContain("into an empty one");
        (await RunAsync(1, "export", "--storage", data, "--to", export)).ShouldContain("not empty");
        File.Delete(Path.Combine(export, "heads.json"));
        (await RunAsync(1, "restore", "--from", export, "--storage", third)).ShouldContain("no complete export");
    }

    [Fact]
    public async Task An_export_of_another_number_of_partitions_is_restored_to_where_ids_say()
    {
        var (export, restored) = (Path.Combine(Other, "export"), await TestStorage.NewAccountAsync());
        await RunAsync(0, "export", "--storage", data, "--to", export);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(export, "tables", TableKeys.ApplicationsTable)))
        {
            var rows = await File.ReadAllTextAsync(file);
            await File.WriteAllTextAsync(file, Shard().Replace(rows, "${call}-15\""));
        }

        (await RunAsync(0, "restore", "--from", export, "--storage", restored)).ShouldContain("0 faults");
        await TestApp.CheckStorageAsync(restored);
    }

    [Fact]
    public async Task A_changed_fact_a_changed_state_and_a_missing_document_are_found()
    {
        (await RunAsync(0, "check", "--storage", data)).ShouldContain(" 0 documents that nothing names, 0 faults");
        var tables = new TableServiceClient(data);
        var call = await ChangeAsync(tables.GetTableClient(TableKeys.CallsTable), "Sequence eq 2L", "Json", text => text + " ");
        var application = await ChangeAsync(tables.GetTableClient(TableKeys.ApplicationsTable), "RowKey ge 'state|' and RowKey lt 'state}'",
            "Json", text => text.Replace("Projet", "Autre projet", StringComparison.Ordinal));
        var documents = new BlobServiceClient(data).GetBlobContainerClient(TableKeys.DocumentsContainer);
        // The call's own facts are no longer believed: what is missing is a document of the applications.
        var (changed, missing) = (NameOf(TestCalls.Pdf(30_000)), NameOf(TestCalls.Pdf()));
        await documents.GetBlobClient(changed).UploadAsync(new BinaryData("changed"), overwrite: true);
        await documents.GetBlobClient(missing).DeleteAsync();
        var told = await RunAsync(1, "check", "--storage", data);

        told.ShouldContain($"calls/{call}: its chain is broken at fact 2.");
        told.ShouldContain($"applications/{application}: its facts do not make its state.");
        told.ShouldContain($"documents/{changed}: its content is not what its name says.");
        told.ShouldContain($"documents/{missing}: a fact names it and it is not there.");
        told.ShouldContain("4 faults");
    }

    private static string NameOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static async Task<string> ChangeAsync(TableClient table, string filter, string column, Func<string, string> change)
    {
        var row = await table.QueryAsync<TableEntity>(filter).FirstAsync();
        row[column] = change(row.GetString(column));
        await table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace);
        return TableKeys.IdOf(row.RowKey);
    }

    private static async Task<string> RunAsync(int status, params string[] arguments)
    {
        using var output = new StringWriter();
        var parsed = StorageCommand.Create().Parse(arguments);
        (await parsed.InvokeAsync(new System.CommandLine.InvocationConfiguration { Output = output, Error = output }))
            .ShouldBe(status, output.ToString());
        return output.ToString();
    }

    [GeneratedRegex("(?<call>\"PartitionKey\":\"[^\"]*)-[0-9]{2}\"", RegexOptions.None, 1000)]
    private static partial Regex Shard();
}
