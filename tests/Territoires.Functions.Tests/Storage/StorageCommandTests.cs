using Azure;
using Azure.Data.Tables;
using Territoires.Cli.Storage;
using Territoires.Embedded.LocalStorage;
using Territoires.Functions.Storage;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Storage;

/// <summary>A published call, checked, exported, restored, damaged.</summary>
public sealed class StorageCommandTests : IAsyncLifetime
{
    private string data = "";

    private string Other { get; } = Directory.CreateTempSubdirectory("territoires-export-").FullName;

    public async ValueTask InitializeAsync()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Published);
        (await journey.Administrator.PutPdfAsync($"{journey.CallPath}/documents/reglement?title=R%C3%A8glement", TestCalls.Pdf(), ("If-None-Match", "*"))).Ok();
        data = await app.CopyDataAsync();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(data, recursive: true);
        Directory.Delete(Other, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_export_restored_elsewhere_holds_every_chain_where_it_stood()
    {
        var (export, restored) = (Path.Combine(Other, "export"), Path.Combine(Other, "restored"));

        var exported = await RunAsync(0, "export", "--data", data, "--to", export);
        exported.ShouldContain("0 faults");
        var told = await RunAsync(0, "restore", "--from", export, "--data", restored);

        told.Split('\n')[0].Replace("restored", "exported", StringComparison.Ordinal).ShouldBe(exported.Split('\n')[0]);
        told.ShouldContain("0 faults");
        (await RunAsync(0, "check", "--data", restored)).ShouldContain("0 faults");
        await TestApp.CheckFolderAsync(restored);
        Directory.Exists(Path.Combine(export, "tables", TableKeys.WebSessionsTable)).ShouldBeFalse("a session is no record");

        (await RunAsync(1, "restore", "--from", export, "--data", restored)).ShouldContain("into an empty one");
        (await RunAsync(1, "export", "--data", data, "--to", export)).ShouldContain("not empty");
        File.Delete(Path.Combine(export, "heads.json"));
        (await RunAsync(1, "restore", "--from", export, "--data", Path.Combine(Other, "third"))).ShouldContain("no complete export");
    }

    [Fact]
    public async Task A_changed_fact_a_changed_state_and_a_missing_document_are_found()
    {
        (await RunAsync(0, "check", "--data", data)).ShouldContain(" 0 documents that nothing names, 0 faults");
        var content = Directory.EnumerateFiles(Path.Combine(data, "storage", "blobs"), "*", SearchOption.AllDirectories).MinBy(file => new FileInfo(file).Length)!;
        string call, application;
        await using (var local = LocalStorage.Open(Path.Combine(data, "storage"), TimeProvider.System))
        {
            var tables = new TableServiceClient(LocalStorageTransport.Address, new TableClientOptions { Transport = local });
            call = await ChangeAsync(tables.GetTableClient(TableKeys.CallsTable), "RowKey eq 'fact-0000000002'", "Json", text => text + " ");
            application = await ChangeAsync(tables.GetTableClient(TableKeys.ApplicationsTable), "RowKey eq 'state'", "Json", text => text.Replace("Projet", "Autre projet", StringComparison.Ordinal));
        }

        await File.AppendAllTextAsync(content, "changed");
        var told = await RunAsync(1, "check", "--data", data);

        told.ShouldContain($"calls/{call}: its chain is broken at fact 2.");
        told.ShouldContain($"applications/{application}: its facts do not make its state.");
        told.ShouldContain($"blobs/{Path.GetFileName(Path.GetDirectoryName(content))}{Path.GetFileName(content)}: its content is not what its name says.");
        told.ShouldContain("3 faults");
    }

    private static async Task<string> ChangeAsync(TableClient table, string filter, string column, Func<string, string> change)
    {
        var row = await table.QueryAsync<TableEntity>(filter).FirstAsync();
        row[column] = change(row.GetString(column));
        await table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace);
        return row.PartitionKey;
    }

    private static async Task<string> RunAsync(int status, params string[] arguments)
    {
        using var output = new StringWriter();
        var parsed = StorageCommand.Create().Parse(arguments);
        (await parsed.InvokeAsync(new System.CommandLine.InvocationConfiguration { Output = output, Error = output })).ShouldBe(status, output.ToString());
        return output.ToString();
    }
}
