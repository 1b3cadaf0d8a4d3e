using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Territoires.Core.Storage;
using Territoires.LocalHost.Storage;

namespace Territoires.Cli.Storage;

/// <summary>
/// <c>territoires storage check | export | restore</c>: what is kept, looked at and carried. Of a folder of ./dev run, while nothing
/// serves it; or of any account.
/// </summary>
public static class StorageCommand
{
    /// <summary>The folder of <c>./dev run</c> is meant, which has no Azurite while nothing serves it.</summary>
    private const string Development = "UseDevelopmentStorage=true";

    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "Folder of the data of ./dev run. Not read when TerritoiresStorage or --storage names an account.",
            DefaultValueFactory = _ => LocalStorage.UsualFolder,
        };
        var account = new Option<string?>("--storage") { Description = "Connection string of the account." };
        var to = new Option<string>("--to") { Description = "New folder of the export.", Required = true };
        var from = new Option<string>("--from") { Description = "Folder of an export.", Required = true };
        var check = new Command(
            "check", "Recomputes every chain and state, and looks for what is named and not there. Exit status 1 when something does "
                + "not hold.") { data, account };
        check.SetAction(
            (parsed, cancellation) =>
                OnAsync(parsed.GetValue(data)!, parsed.GetValue(account), storage =>
                    CheckAsync(storage, parsed.InvocationConfiguration.Output, cancellation), cancellation));
        var export = new Command(
            "export", "Writes every partition, every blob and the heads of the chains into files, then checks what it read.")
        {
            data, account, to,
        };
        export.SetAction((parsed, cancellation) => OnAsync(parsed.GetValue(data)!, parsed.GetValue(account), async storage =>
        {
            var output = parsed.InvocationConfiguration.Output;
            await output.WriteLineAsync(
                Told("exported", await StorageExport.RunAsync(storage, Path.GetFullPath(parsed.GetRequiredValue(to)), cancellation)));
            return await CheckAsync(storage, output, cancellation);
        }, cancellation));
        var restore = new Command("restore", "Puts an export into an empty storage, then checks it and compares the heads.")
        {
            data, account, from,
        };
        restore.SetAction((parsed, cancellation) => OnAsync(parsed.GetValue(data)!, parsed.GetValue(account), async storage =>
        {
            var (folder, output) = (Path.GetFullPath(parsed.GetRequiredValue(from)), parsed.InvocationConfiguration.Output);
            await output.WriteLineAsync(Told("restored", await StorageRestore.RunAsync(folder, storage, cancellation)));
            return await SayAsync(StorageRestore.DifferencesAsync(folder, storage, cancellation), output)
                + await CheckAsync(storage, output, cancellation) == 0 ? 0 : 1;
        }, cancellation));
        return new Command("storage", "Checks, exports and restores what is kept.") { check, export, restore };
    }

    private static async Task<int> OnAsync(
        string data, string? account, Func<StorageClients, Task<int>> act, CancellationToken cancellation)
    {
        var settings = Settings.Read();
        var isNamed = settings["TerritoiresStorage:tableServiceUri"] is not null
            || settings["TerritoiresStorage"] is { Length: > 0 } and not Development;
        if (account is null && isNamed)
        {
            return await act(new StorageClients(settings, isDevelopment: false));
        }

        await using var azurite = account is null
            ? await Azurite.StartAsync(LocalStorage.AzuriteOf(LocalStorage.At(data)), 0, cancellation)
            : null;
        var local = new ConfigurationBuilder()
            .AddInMemoryCollection([new("TerritoiresStorage", account ?? azurite!.ConnectionString())]).Build();
        return await act(new StorageClients(local, isDevelopment: false));
    }

    private static async Task<int> CheckAsync(StorageClients storage, TextWriter output, CancellationToken cancellation)
    {
        await new StorageLayout(storage).EnsureAsync(cancellation);
        var check = new IntegrityCheck(storage);
        var faults = await SayAsync(check.RunAsync(cancellation), output);
        await output.WriteLineAsync(
            $"checked: {check.Aggregates} aggregates, {check.Facts} facts, {check.Orphans} documents that nothing names, {faults} faults");
        return faults == 0 ? 0 : 1;
    }

    private static async Task<int> SayAsync(IAsyncEnumerable<string> faults, TextWriter output)
    {
        var count = 0;
        await foreach (var fault in faults)
        {
            count++;
            await output.WriteLineAsync(fault);
        }

        return count;
    }

    private static string Told(string what, ExportedCounts counts) =>
        $"{what}: {counts.Rows} rows of {counts.Partitions} partitions, {counts.Blobs} blobs, {counts.Chains} chains";
}
