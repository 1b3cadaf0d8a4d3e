using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;
using Territoires.LocalHost;

// territoires-localhost FOLDER [PORT] [SETTINGS.json]: as func start in that folder, with the same local.settings.json.
if (args is not [var folder, ..])
{
    await Console.Error.WriteLineAsync(
        "Usage: Territoires.LocalHost FOLDER [PORT] [local.settings.json]. FOLDER is the build or publish output of a function app.");
    return 2;
}

var port = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 7071;
var settings = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
    .ToDictionary(one => (string)one.Key, one => (string?)one.Value);
if (args.Length > 2)
{
    foreach (var (name, value) in LocalAppOptions.ReadSettings(args[2])) { settings.TryAdd(name, value); }
}

try
{
    await using var app = await LocalApp.StartAsync(new LocalAppOptions { Folder = folder, Port = port, Settings = settings });
    await Console.Out.WriteLineAsync($"Listening on {app.Address}, worker {app.WorkerProcessId}.");
    var ended = new TaskCompletionSource();
    using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
    using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
    await ended.Task;
    return 0;

    void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        ended.TrySetResult();
    }
}
catch (StartRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
