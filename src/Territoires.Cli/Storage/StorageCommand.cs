using System.CommandLine;
using Territoires.Embedded.LocalStorage;
using Territoires.Functions.Storage;

namespace Territoires.Cli.Storage;

/// <summary><c>territoires storage check | export | restore</c>: what is kept, looked at and carried. The app must not be serving the same folder.</summary>
public static class StorageCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of the data of ./dev run. Not read when TerritoiresStorage names an account.", DefaultValueFactory = _ => ".territoires" };
        var to = new Option<string>("--to") { Description = "New folder of the export.", Required = true };
        var from = new Option<string>("--from") { Description = "Folder of an export.", Required = true };
        var check = new Command("check", "Recomputes every chain and state, and looks for what is named and not there. Exit status 1 when something does not hold.") { data };
        check.SetAction((parsed, cancellation) => OnAsync(parsed.GetValue(data)!, storage => CheckAsync(storage, parsed.InvocationConfiguration.Output, cancellation)));
        var export = new Command("export", "Writes every partition, every blob and the heads of the chains into files, then checks what it read.") { data, to };
        export.SetAction((parsed, cancellation) => OnAsync(parsed.GetValue(data)!, async storage =>
        {
            var output = parsed.InvocationConfiguration.Output;
            await output.WriteLineAsync(Told("exported", await StorageExport.RunAsync(storage.Clients, Path.GetFullPath(parsed.GetRequiredValue(to)), cancellation)));
            return await CheckAsync(storage, output, cancellation);
        }));
        var restore = new Command("restore", "Puts an export into an empty storage, then checks it and compares the heads.") { data, from };
        restore.SetAction((parsed, cancellation) => OnAsync(parsed.GetValue(data)!, async storage =>
        {
            var (folder, output) = (Path.GetFullPath(parsed.GetRequiredValue(from)), parsed.InvocationConfiguration.Output);
            await output.WriteLineAsync(Told("restored", await StorageRestore.RunAsync(folder, storage.Clients, cancellation)));
            return await SayAsync(StorageRestore.DifferencesAsync(folder, storage.Clients, cancellation), output) + await CheckAsync(storage, output, cancellation) == 0 ? 0 : 1;
        }));
        return new Command("storage", "Checks, exports and restores what is kept.") { check, export, restore };
    }

    private static async Task<int> OnAsync(string data, Func<Opened, Task<int>> act)
    {
        var settings = Settings.Read();
        var connection = settings["TerritoiresStorage"];
        // Without an account, the folder of the embedded host.
        var isLocal = settings["TerritoiresStorage:tableServiceUri"] is null
            && (string.IsNullOrWhiteSpace(connection) || connection.StartsWith("Embedded=", StringComparison.Ordinal));
        await using var local = isLocal ? LocalStorage.Open(Path.Combine(Path.GetFullPath(data, Checkout.Root), "storage"), TimeProvider.System) : null;
        return await act(new Opened(new StorageClients(settings, local), local));
    }

    private static async Task<int> CheckAsync(Opened storage, TextWriter output, CancellationToken cancellation)
    {
        await new StorageLayout(storage.Clients).EnsureAsync(cancellation);
        var check = new IntegrityCheck(storage.Clients);
        var faults = await SayAsync(check.RunAsync(cancellation), output);
        foreach (var fault in storage.Local?.Check() ?? [])
        {
            faults++;
            await output.WriteLineAsync(fault);
        }

        await output.WriteLineAsync($"checked: {check.Aggregates} aggregates, {check.Facts} facts, {check.Orphans} documents that nothing names, {faults} faults");
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

    private static string Told(string what, ExportedCounts counts) => $"{what}: {counts.Rows} rows of {counts.Partitions} partitions, {counts.Blobs} blobs, {counts.Chains} chains";

    private sealed record Opened(StorageClients Clients, LocalStorageTransport? Local);
}
