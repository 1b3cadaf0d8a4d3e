using System.Globalization;
using Territoires.Core.SignIn;
using Territoires.LocalHost;
using Territoires.Web.Served;

namespace Territoires.Cli;

/// <summary>How the tool starts the app in its own process.</summary>
/// <param name="Storage">Connection string of the account that keeps data, orchestrations and queues.</param>
public sealed record Hosting(string Storage)
{
    /// <summary>Where the host keeps orchestrations and what is its own; null for the same account.</summary>
    public string? HostStorage { get; init; }

    /// <param name="port">On loopback; 0 for any that is free.</param>
    /// <param name="clock">A clock that the tool moves, with orchestrations that end with it; null for the system's, with
    /// orchestrations kept in the account.</param>
    /// <param name="signingKey">Null for the key of this installation.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="StartRefusedException">It cannot be started; the message says what to do.</exception>
    public Task<LocalApp> StartAsync(int port, HeldClock? clock, string? signingKey, CancellationToken cancellation)
    {
        var settings = Settings.OfLocalFile().Where(setting => Environment.GetEnvironmentVariable(setting.Key) is null).ToDictionary();
        settings["TerritoiresStorage"] = Storage;
        settings["AzureWebJobsStorage"] = HostStorage
            ?? Environment.GetEnvironmentVariable("AzureWebJobsStorage") ?? Storage;
        settings[PublicSite.Setting] = Environment.GetEnvironmentVariable(PublicSite.Setting)
            ?? string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}/");
        settings["Logging__LogLevel__Default"] = "Warning";
        // None is news to whoever runs the tool: rows that are not there, which port the worker took, what durable lacks on a clock
        // that is held.
        settings["Logging__LogLevel__Azure"] = settings["Logging__LogLevel__Microsoft"] =
            settings["Logging__LogLevel__Host.Triggers.DurableTask"] = "Error";
        if (signingKey is not null)
        {
            settings[Tokens.KeySetting] = signingKey;
        }
        else if (string.IsNullOrEmpty(Settings.Read()[Tokens.KeySetting]))
        {
            throw new StartRefusedException(
                $"There is no signing key: ./dev run makes one in local.settings.json; or set {Tokens.KeySetting} to 32 random bytes in "
                    + "base64.");
        }

        return LocalApp.StartAsync(
            new LocalAppOptions
            {
                Folder = Checkout.FunctionApp,
                Port = port,
                Settings = settings,
                Main = Functions.Program.Main,
                Clock = clock,
            },
            cancellation);
    }
}
