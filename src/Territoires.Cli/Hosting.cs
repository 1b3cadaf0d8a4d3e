using System.Globalization;
using Territoires.Embedded.FunctionsHost;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Cli;

/// <summary>How the tool starts the app in its own process.</summary>
/// <param name="Data">Folder of the embedded host; relative to the checkout.</param>
/// <param name="Storage">Where tables and blobs are.</param>
internal sealed record Hosting(string Data, string Storage)
{
    public static Hosting Local(string data) => new(data, $"Embedded={data}");

    /// <param name="clock">Where virtual time begins; null for the system clock.</param>
    /// <param name="signingKey">Null for the key of this installation.</param>
    public Task<EmbeddedApp> StartAsync(int port, DateTimeOffset? clock, string? signingKey, CancellationToken cancellation) => EmbeddedApp.StartAsync(
        Functions.Program.Main,
        new Dictionary<string, string?>
        {
            ["Embedded:Port"] = port.ToString(CultureInfo.InvariantCulture),
            ["Embedded:Data"] = Data,
            ["Embedded:Clock"] = clock?.ToString("O", CultureInfo.InvariantCulture),
            ["TerritoiresStorage"] = Storage,
            [Tokens.KeySetting] = signingKey,
            [PublicSite.Setting] = Environment.GetEnvironmentVariable(PublicSite.Setting) ?? string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}/"),
            ["Logging:LogLevel:Default"] = "Warning",
        },
        cancellation);
}
