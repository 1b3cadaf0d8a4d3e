using System.Text.RegularExpressions;
using Territoires.LocalHost.Timers;

namespace Territoires.LocalHost.App;

/// <summary>
/// What the real host does not run, and what LocalHost cannot, is refused before anything starts. Route templates: see Routes.
/// </summary>
internal static partial class StartChecks
{
    private static readonly string[] Triggers =
    [
        AppFunction.Http, AppFunction.Timer, AppFunction.Queue, AppFunction.Orchestration, AppFunction.Activity, AppFunction.Entity,
    ];

    /// <exception cref="StartRefusedException">The message names the function and what is wrong with it.</exception>
    public static void Check(AppFolder folder, bool needsStorage)
    {
        if (folder.Host.Version != "2.0") { throw new StartRefusedException($"host.json in '{folder.Path}' has no \"version\": \"2.0\"."); }

        if (needsStorage && folder.Connection(null) is null)
        {
            throw new StartRefusedException(
                "The setting 'AzureWebJobsStorage', where orchestrations and the runs of timers are kept, is missing.");
        }

        if (folder.Functions.GroupBy(one => one.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(one => one.Count() > 1) is { } same)
        {
            throw new StartRefusedException($"{same.Count()} functions have the name '{same.Key}', whose case makes no difference.");
        }

        foreach (var function in folder.Functions)
        {
            if (WrongIn(function, folder) is { } wrong)
            {
                throw new StartRefusedException($"The function '{function.Name}' {wrong}");
            }
        }
    }

    private static string? WrongIn(AppFunction function, AppFolder folder)
    {
        if (!FunctionName().IsMatch(function.Name))
        {
            return "has a name that is not a letter followed by at most 127 letters, digits, '_' or '-'.";
        }

        if (function.Bindings.Count(AppFunction.IsTrigger) != 1) { return "does not have exactly one trigger."; }

        if (function.Bindings.Select(AppFunction.TypeOf).FirstOrDefault(type => !IsKnown(type)) is { } unknown)
        {
            return $"has a binding '{unknown}', which LocalHost does not know. Run it on the real host: func start.";
        }

        if (function.Is(AppFunction.Queue) && folder.Connection(AppFunction.Text(function.Trigger, "connection")) is null)
        {
            return $"needs the setting '{AppFunction.Text(function.Trigger, "connection") ?? "AzureWebJobsStorage"}', which is missing.";
        }

        return function.Is(AppFunction.Timer) ? TimerSchedule.WrongIn(folder.Resolve(AppFunction.Text(function.Trigger, "schedule") ?? ""))
            : function.Is(AppFunction.Queue) ? WrongInQueue(folder.Resolve(AppFunction.Text(function.Trigger, "queueName") ?? ""))
            : null;
    }

    private static string? WrongInQueue(string name) => QueueName().IsMatch(name)
        ? null
        : $"has a queue name '{name}', which is not 3 to 63 lower-case letters, digits and single dashes.";

    /// <summary>The answer of an HTTP function that returns its result is a binding of type http.</summary>
    private static bool IsKnown(string type) =>
        Triggers.Append(AppFunction.DurableClient).Append("http").Contains(type, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9_-]{0,127}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FunctionName();

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QueueName();
}
