using System.Globalization;
using Territoires.LocalHost.Storage;

namespace Territoires.Tests.TestSupport;

/// <summary>One Azurite, in memory, for all the tests of a process, which it ends with; an empty account for each that asks.</summary>
public static class TestStorage
{
    /// <summary>More than one process ever asks for.</summary>
    private const int Accounts = 2000;

    private static readonly string[] Names =
    [
        .. Enumerable.Range(1, Accounts).Select(number => string.Create(CultureInfo.InvariantCulture, $"compte{number:D4}")),
    ];
    /// <summary>Started by the first test that asks.</summary>
    private static readonly Task<Azurite> Shared = Azurite.StartAsync(null, 0, CancellationToken.None, Names);
    private static int given;

    /// <summary>Connection string of an account that nobody had.</summary>
    public static async Task<string> NewAccountAsync() => (await Shared).ConnectionString(Names[Interlocked.Increment(ref given) - 1]);
}
